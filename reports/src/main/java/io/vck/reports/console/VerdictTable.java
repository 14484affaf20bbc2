package io.vck.reports.console;

import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Tally;
import io.vck.reports.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of how many cases ended how, a row for each backend. */
public final class VerdictTable {
    private static final int GAP = 2;

    /** A backend and its numbers. */
    public record Row(BackendIdentity backend, Tally tally) {}

    private record Cell(String text, Optional<CaseVerdict> verdict) {
        static Cell of(String text) {
            return new Cell(text, Optional.empty());
        }
    }

    private VerdictTable() {}

    /** The table's lines, each with its line end. */
    public static String render(List<Row> rows, Style style) {
        List<List<Cell>> cells = new ArrayList<>();
        cells.add(head());
        rows.forEach(row -> cells.add(cells(row)));
        int columns = cells.get(0).size();
        int[] widths = new int[columns];
        for (List<Cell> line : cells) {
            for (int column = 0; column < columns; column++) {
                widths[column] =
                        Math.max(widths[column], line.get(column).text().length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<Cell> line : cells) {
            text.append(line(line, widths, style)).append('\n');
        }
        return text.toString();
    }

    private static List<Cell> head() {
        List<Cell> head = new ArrayList<>();
        head.add(Cell.of("backend"));
        for (CaseVerdict verdict : CaseVerdict.values()) {
            head.add(Cell.of(verdict.label()));
        }
        head.add(Cell.of("disputed"));
        head.add(Cell.of("total"));
        head.add(Cell.of("unchecked"));
        return head;
    }

    private static List<Cell> cells(Row row) {
        List<Cell> cells = new ArrayList<>();
        cells.add(
                Cell.of(Printable.of(row.backend().name() + " " + row.backend().version())));
        for (CaseVerdict verdict : CaseVerdict.values()) {
            long count = row.tally().of(verdict);
            cells.add(new Cell(Long.toString(count), count == 0 ? Optional.empty() : Optional.of(verdict)));
        }
        cells.add(Cell.of(Long.toString(row.tally().disputed())));
        cells.add(Cell.of(Long.toString(row.tally().total())));
        cells.add(Cell.of(Long.toString(row.tally().unchecked())));
        return cells;
    }

    private static String line(List<Cell> cells, int[] widths, Style style) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.text().length());
            String text = cell.verdict()
                    .map(verdict -> style.verdict(verdict, cell.text()))
                    .orElse(cell.text());
            line.append(column == 0 ? text + padding : " ".repeat(GAP) + padding + text);
        }
        return line.toString();
    }
}
