package io.vck.reports.markdown;

import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.OutcomeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Logs as Markdown: a table of verdicts, and below it what a reader must know of each log, the worst first. */
public final class MarkdownReport {
    /** A step summary holds a mebibyte; nobody reads more failures than this there. */
    private static final int MOST = 50;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 500;

    private final Writer out;

    private MarkdownReport(Writer out) {
        this.out = out;
    }

    /** What is told of a log beside its numbers. */
    private static final class Told {
        private final List<CaseOutcome> failed = new ArrayList<>();
        private final List<CaseOutcome> disputed = new ArrayList<>();
        private final Map<String, Long> unsupported = new TreeMap<>();
        private long moreUnsupported;

        void take(CaseOutcome outcome) {
            if (outcome.disputed().isPresent()) {
                keep(disputed, outcome);
            } else if (outcome.verdict().failsRun()) {
                keep(failed, outcome);
            } else if (outcome.verdict() == CaseVerdict.UNSUPPORTED) {
                if (unsupported.size() < MOST || unsupported.containsKey(outcome.message())) {
                    unsupported.merge(outcome.message(), 1L, Long::sum);
                } else {
                    moreUnsupported++;
                }
            }
        }

        private static void keep(List<CaseOutcome> kept, CaseOutcome outcome) {
            if (kept.size() < MOST) {
                kept.add(outcome);
            }
        }
    }

    /**
     * Writes the report of some logs.
     *
     * @throws IOException if a log can't be read or the report can't be written
     * @throws io.vck.reports.log.MalformedLog if a log is none
     */
    public static void write(List<LogSummary> logs, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            MarkdownReport report = new MarkdownReport(out);
            report.totals(logs);
            for (LogSummary log : logs) {
                report.log(log);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private void totals(List<LogSummary> logs) throws IOException {
        long good = logs.stream().filter(LogSummary::isGood).count();
        line("## vmap conformance: "
                + (good == logs.size()
                        ? "nothing failed"
                        : (logs.size() - good) + " of " + logs.size() + " runs failed"));
        line("");
        StringBuilder head = new StringBuilder("| | backend |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (CaseVerdict verdict : CaseVerdict.values()) {
            head.append(' ').append(verdict.label()).append(" |");
            rule.append("--:|");
        }
        line(head + " disputed | total | unchecked |");
        line(rule + "--:|--:|--:|");
        for (LogSummary log : logs) {
            StringBuilder row = new StringBuilder(log.isGood() ? "| ✅ | " : "| ❌ | ")
                    .append(MarkdownText.of(log.backend(), LONGEST_NAME))
                    .append(" |");
            for (CaseVerdict verdict : CaseVerdict.values()) {
                row.append(' ').append(log.tally().of(verdict)).append(" |");
            }
            line(row + " " + log.tally().disputed() + " | " + log.tally().total() + " | "
                    + log.tally().unchecked() + " |");
        }
        line("");
    }

    private void log(LogSummary log) throws IOException {
        String backend = MarkdownText.of(log.backend(), LONGEST_NAME);
        if (log.flaw().isPresent()) {
            line("**The log of " + backend + " does not tell the whole of its run:** "
                    + MarkdownText.of(log.flaw().get().message(), LONGEST_MESSAGE));
            line("");
        } else if (log.tally().total() == 0) {
            line("**No case ran on " + backend + ".**");
            line("");
        }
        Told told = read(log.file());
        failures(backend, told.failed, log);
        disputed(backend, told.disputed, log.tally().disputed());
        unsupported(backend, told, log.tally().of(CaseVerdict.UNSUPPORTED));
    }

    private static Told read(Path log) throws IOException {
        Told told = new Told();
        try (OutcomeReader reader = OutcomeReader.open(log)) {
            for (Optional<CaseOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
                told.take(next.get());
            }
        }
        return told;
    }

    private void failures(String backend, List<CaseOutcome> failed, LogSummary log) throws IOException {
        if (failed.isEmpty()) {
            return;
        }
        long all = log.tally().verdicts().entrySet().stream()
                .filter(entry -> entry.getKey().failsRun())
                .mapToLong(Map.Entry::getValue)
                .sum();
        line("### What failed on " + backend + ": " + all);
        line("");
        line("| case | verdict | why |");
        line("|---|---|---|");
        for (CaseOutcome each : failed) {
            line("| " + MarkdownText.of(each.id(), LONGEST_NAME) + " | "
                    + each.verdict().label() + " | " + why(each) + " |");
        }
        line("");
        more(all - failed.size());
        if (log.run().rerun().isPresent()) {
            line("Again, one case: " + MarkdownText.of(log.run().rerun().get() + " --filter CASE", LONGEST_MESSAGE));
            line("");
        }
    }

    private static String why(CaseOutcome failed) {
        String why = MarkdownText.of(failed.message(), LONGEST_MESSAGE);
        for (String remark : failed.remarks()) {
            why += "<br>" + MarkdownText.of(remark, LONGEST_MESSAGE);
        }
        return why;
    }

    private void disputed(String backend, List<CaseOutcome> disputed, long all) throws IOException {
        if (disputed.isEmpty()) {
            return;
        }
        beginDetails("Disputed on " + backend + ", which fail no run: " + all);
        line("| case | verdict | why disputed |");
        line("|---|---|---|");
        for (CaseOutcome each : disputed) {
            line("| " + MarkdownText.of(each.id(), LONGEST_NAME) + " | "
                    + each.verdict().label() + " | "
                    + MarkdownText.of(each.disputed().orElse(""), LONGEST_MESSAGE) + " |");
        }
        line("");
        more(all - disputed.size());
        endDetails();
    }

    private void unsupported(String backend, Told told, long all) throws IOException {
        if (told.unsupported.isEmpty()) {
            return;
        }
        beginDetails("Unsupported by " + backend + ": " + all);
        line("| cases | why |");
        line("|--:|---|");
        for (Map.Entry<String, Long> entry : told.unsupported.entrySet()) {
            line("| " + entry.getValue() + " | " + MarkdownText.of(entry.getKey(), LONGEST_MESSAGE) + " |");
        }
        line("");
        more(told.moreUnsupported);
        endDetails();
    }

    private void more(long count) throws IOException {
        if (count > 0) {
            line("and " + count + " more, which the log has");
            line("");
        }
    }

    private void beginDetails(String summary) throws IOException {
        line("<details><summary>" + summary + "</summary>");
        line("");
    }

    private void endDetails() throws IOException {
        line("</details>");
        line("");
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
