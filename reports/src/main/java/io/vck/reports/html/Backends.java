package io.vck.reports.html;

import io.vck.reports.html.view.BackendView;
import io.vck.reports.html.view.BackendView.Segment;
import io.vck.reports.html.view.CaseView.Cell;
import io.vck.reports.html.view.Count;
import io.vck.reports.log.Footer;
import io.vck.reports.log.Header;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The totals of a backend. */
final class Backends {
    /** Digits alone: every reader knows them, and names of months take the JVM longer to find than the page takes to write. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Backends() {}

    /**
     * A backend's column.
     *
     * @param cells of all cases of the page
     */
    static BackendView of(int number, String label, LoggedRun run, List<Cell> cells) {
        Header header = run.header();
        long from = 0;
        List<Segment> bar = new ArrayList<>();
        for (Count count : Counts.of(cells)) {
            bar.add(new Segment(count, from));
            from += count.number();
        }
        return new BackendView(
                number,
                label,
                Shown.text(header.backend().version() + " · " + header.backend().language()),
                TIME.format(header.environment().started()),
                Shown.text(String.valueOf(run.file().getFileName())),
                warning(run),
                cells.stream().filter(cell -> cell.counted().equals("pass")).count(),
                cells.size(),
                bar,
                cells.stream().mapToLong(Cell::unchecked).sum());
    }

    private static String warning(LoggedRun run) {
        String verdicts = run.answers().size() + (run.answers().size() == 1 ? " case" : " cases");
        if (run.footer().isEmpty()) {
            return "The run broke off after " + verdicts + ": its log has no end.";
        }
        return run.footer().filter(Footer::complete).isPresent()
                ? ""
                : "The run was interrupted after " + verdicts + ".";
    }
}
