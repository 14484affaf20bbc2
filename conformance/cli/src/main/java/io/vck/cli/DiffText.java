package io.vck.cli;

import io.vck.conformance.gate.Change;
import io.vck.conformance.gate.Ending;
import io.vck.conformance.gate.RunDiff;
import io.vck.conformance.gate.RunOutcomes;
import io.vck.reports.console.Style;
import io.vck.reports.text.Printable;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How two runs differ, for people. */
final class DiffText {
    private static final int SHOWN = 50;

    private final PrintStream out;
    private final Style style;

    DiffText(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(RunDiff diff) {
        out.println(style.faint("old: ") + name(diff.before()));
        out.println(style.faint("new: ") + name(diff.now()));
        diff.notes().forEach(note -> out.println(style.faint("note: " + Printable.line(note))));
        out.println(diff.changes().isEmpty() ? "no case ends otherwise" : counts(diff.counts()));
        diff.byGroup().forEach((group, changes) -> {
            out.println();
            out.println(style.strong(Printable.line(group.isEmpty() ? "(no group)" : group)) + ": "
                    + counts(RunDiff.counts(changes)));
            changes.stream().limit(SHOWN).forEach(this::print);
            if (changes.size() > SHOWN) {
                out.println("  and " + (changes.size() - SHOWN) + " more; --json names them all");
            }
        });
    }

    static String name(RunOutcomes run) {
        return Printable.line(
                run.run().backend().name() + " " + run.run().backend().version() + ", " + run.log() + ", "
                        + run.endings().size() + " cases");
    }

    static String counts(Map<Change.Kind, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private void print(Change change) {
        out.println("  " + label(change.kind()) + " " + Printable.line(change.id()));
        switch (change.kind()) {
            case FIXED -> entry("was", change.before());
            case BROKEN, NEW -> entry("now", change.now());
            case GONE -> entry("was", change.before());
            case CHANGED -> {
                entry("was", change.before());
                entry("now", change.now());
            }
        }
    }

    private String label(Change.Kind kind) {
        String label =
                kind.label() + " ".repeat("changed".length() - kind.label().length());
        switch (kind) {
            case FIXED:
                return style.good(label);
            case BROKEN:
                return style.bad(label);
            default:
                return label;
        }
    }

    private void entry(String label, Optional<Ending> ending) {
        ending.ifPresent(found -> out.println("          " + label + "  "
                + Printable.of(found.describe()).replace("\n", "\n               ")
                + (found.unchecked() > 0 ? " (" + found.unchecked() + " unchecked)" : "")));
    }
}
