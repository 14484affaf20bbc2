package io.vck.reports.html;

import io.vck.reports.html.view.CaseView.Cell;
import io.vck.reports.html.view.Count;
import io.vck.reports.log.CaseVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How cases count. Each counts once: as its verdict, as disputed, or as not in the log. */
final class Counts {
    static final String DISPUTED = "disputed";
    static final String ABSENT = "absent";
    static final String UNCHECKED = "unchecked";

    /** What to see first comes last. */
    private static final List<String> BY_WEIGHT =
            List.of("pass", "unsupported", ABSENT, DISPUTED, "fail", "error", "timeout", "crash", "broken");

    private Counts() {}

    static Cell cell(String backend, Optional<LoggedRun.Answer> answer) {
        return answer.map(given -> new Cell(
                        backend,
                        given.verdict().label(),
                        given.disputed() ? DISPUTED : given.verdict().label(),
                        given.unchecked()))
                .orElseGet(() -> new Cell(backend, ABSENT, ABSENT, 0));
    }

    /** Whether two backends that could run a case came to different verdicts. */
    static boolean isDisagreement(List<Cell> cells) {
        return cells.stream()
                        .map(Cell::verdict)
                        .filter(verdict -> !verdict.equals(ABSENT) && !verdict.equals(CaseVerdict.UNSUPPORTED.label()))
                        .distinct()
                        .count()
                > 1;
    }

    /** The numbers of all kinds that occur, in the order of the verdicts. */
    static List<Count> of(Collection<Cell> cells) {
        List<String> kinds = new ArrayList<>();
        for (CaseVerdict verdict : CaseVerdict.values()) {
            kinds.add(verdict.label());
        }
        kinds.add(DISPUTED);
        kinds.add(ABSENT);
        List<Count> counts = new ArrayList<>();
        for (String kind : kinds) {
            long number =
                    cells.stream().filter(cell -> cell.counted().equals(kind)).count();
            if (number > 0) {
                counts.add(new Count(kind, number));
            }
        }
        return counts;
    }

    /** What to see first of some cells. */
    static String worst(Collection<Cell> cells) {
        return cells.stream()
                .map(Cell::counted)
                .max(Comparator.comparingInt(Counts::weight))
                .orElse(ABSENT);
    }

    /** The greater, the sooner to be seen. */
    static int weight(String kind) {
        return BY_WEIGHT.indexOf(kind);
    }

    /** Whether a case should be seen at once. */
    static boolean isTrouble(Cell cell) {
        return CaseVerdict.of(cell.counted()).filter(CaseVerdict::failsRun).isPresent();
    }
}
