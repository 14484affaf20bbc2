package io.vck.reports.html.view;

import java.util.List;

/**
 * The cases of a file.
 *
 * @param name {@code <area>/<file>}
 * @param open whether there is something in it that should be seen at once
 * @param tallies one for each backend
 */
public record GroupView(String name, boolean open, List<Tally> tallies, List<CaseView> cases) {
    public GroupView {
        tallies = List.copyOf(tallies);
        cases = List.copyOf(cases);
    }

    /**
     * How many of a group's cases passed on a backend.
     *
     * @param worst what should be seen first, as {@link Count#kind}
     */
    public record Tally(String backend, long passed, long total, String worst) {}
}
