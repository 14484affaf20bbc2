package io.vck.cli;

import io.vck.conformance.gate.Change;
import io.vck.conformance.gate.Ending;
import io.vck.conformance.gate.RunDiff;
import io.vck.conformance.gate.RunOutcomes;
import io.vck.reports.markdown.MarkdownText;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How two runs differ, for the summaries of steps, and for comments. */
final class DiffMarkdown {
    /** Summaries of steps hold a megabyte. */
    private static final int SHOWN = 200;

    private static final int LONGEST = 500;

    private DiffMarkdown() {}

    static String of(RunDiff diff) {
        StringBuilder text = new StringBuilder();
        text.append("### ")
                .append(name(diff.now()))
                .append(" against ")
                .append(name(diff.before()))
                .append("\n\n");
        diff.notes()
                .forEach(note ->
                        text.append("> ").append(MarkdownText.of(note, LONGEST)).append("\n\n"));
        if (diff.changes().isEmpty()) {
            return text.append("No case ends otherwise.\n").toString();
        }
        text.append("| group |");
        Arrays.stream(Change.Kind.values())
                .forEach(kind -> text.append(' ').append(kind.label()).append(" |"));
        text.append("\n|---|")
                .append("---:|".repeat(Change.Kind.values().length))
                .append('\n');
        diff.byGroup().forEach((group, changes) -> row(text, MarkdownText.of(group, LONGEST), RunDiff.counts(changes)));
        row(text, "**all**", diff.counts());
        text.append("\n| | case | was | is |\n|---|---|---|---|\n");
        diff.changes().stream().limit(SHOWN).forEach(change -> row(text, change));
        if (diff.changes().size() > SHOWN) {
            text.append("\nand ").append(diff.changes().size() - SHOWN).append(" more.\n");
        }
        return text.toString();
    }

    private static String name(RunOutcomes run) {
        return MarkdownText.of(
                run.run().backend().name() + " " + run.run().backend().version(), LONGEST);
    }

    private static void row(StringBuilder text, String group, Map<Change.Kind, Long> counts) {
        String cells = counts.values().stream()
                .map(count -> count == 0 ? "" : Long.toString(count))
                .collect(Collectors.joining(" | "));
        text.append("| ").append(group).append(" | ").append(cells).append(" |\n");
    }

    private static void row(StringBuilder text, Change change) {
        text.append("| ").append(change.kind().label());
        text.append(" | ").append(MarkdownText.of(change.id(), LONGEST));
        text.append(" | ").append(cell(change.before()));
        text.append(" | ").append(cell(change.now())).append(" |\n");
    }

    private static String cell(Optional<Ending> ending) {
        return ending.map(found -> MarkdownText.of(found.describe(), LONGEST)).orElse("");
    }
}
