package io.vck.reports.html.view;

import java.util.List;
import java.util.Optional;

/**
 * A row of the matrix: one case, on all backends.
 *
 * @param name the id without that of its group
 * @param link the page's fragment that shows this case
 * @param contradictory whether the logs describe different cases under this id
 * @param cells one for each backend
 * @param answers what the backends did; those that did the same share one
 */
public record CaseView(
        String id,
        String name,
        String link,
        Optional<String> disputed,
        boolean contradictory,
        boolean disagreement,
        String about,
        List<RequirementView> requirements,
        List<String> mirrors,
        String program,
        List<InputView> inputs,
        List<List<Span>> expected,
        List<Cell> cells,
        List<AnswerView> answers) {
    public CaseView {
        requirements = List.copyOf(requirements);
        mirrors = List.copyOf(mirrors);
        inputs = List.copyOf(inputs);
        expected = List.copyOf(expected);
        cells = List.copyOf(cells);
        answers = List.copyOf(answers);
    }

    /**
     * How the case ended on a backend.
     *
     * @param verdict its label, or {@code absent}
     * @param counted as {@link Count#kind}
     * @param unchecked how many expectations could not be observed
     */
    public record Cell(String backend, String verdict, String counted, long unchecked) {
        /** The verdict for people. */
        public String label() {
            return new Count(verdict, 1).label();
        }

        /** Whether a verdict was come to without some of the expectations. */
        public boolean partly() {
            return unchecked > 0 && !verdict.equals("unsupported");
        }

        /** What the cell can be filtered by. */
        public String marks() {
            return unchecked > 0 ? counted + ",unchecked" : counted;
        }
    }

    /**
     * An input.
     *
     * @param value dtype and shape of tensors, and what else there is to know of them; the value of anything else
     */
    public record InputView(String name, String expression, String value) {}

    /** What each backend's cell can be filtered by, for the script that does it. */
    public String marks() {
        return String.join(" ", cells.stream().map(Cell::marks).toList());
    }
}
