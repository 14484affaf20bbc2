package io.vck.reports.html.view;

import java.util.List;

/**
 * The page.
 *
 * @param versions of what was run, in a line
 * @param backends one for each log, in the order in which they were given
 * @param groups cases by area and file
 * @param cases how many there are in all groups
 * @param disagreements on how many of them backends disagree
 * @param counts of all backends together, to filter by
 * @param requirements that cases name
 */
public record Page(
        String versions,
        List<BackendView> backends,
        List<GroupView> groups,
        int cases,
        int disagreements,
        List<Count> counts,
        List<RequirementView> requirements) {
    public Page {
        backends = List.copyOf(backends);
        groups = List.copyOf(groups);
        counts = List.copyOf(counts);
        requirements = List.copyOf(requirements);
    }

    /** For the browser's tab. */
    public String title() {
        return "vmap conformance: "
                + String.join(", ", backends.stream().map(BackendView::label).toList());
    }

    /** What the page is about, in a line. */
    public String summary() {
        return number(cases, "case") + " on " + number(backends.size(), "backend") + " · " + versions;
    }

    /** Whether there is an expectation that could not be observed. */
    public boolean unchecked() {
        return backends.stream().anyMatch(backend -> backend.unchecked() > 0);
    }

    private static String number(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
