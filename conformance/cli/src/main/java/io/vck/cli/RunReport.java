package io.vck.cli;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.run.RunSummary;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.VerdictTable;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Tally;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What {@code vck run} prints when it is done. */
final class RunReport {
    private final Terminal terminal;
    private final List<String> failures = new ArrayList<>();

    RunReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Keeps what there is to say of a case that did not go well; the record itself can be large. */
    void recorded(BackendInfo backend, CaseRecord record) {
        if (record.verdict().failsRun()) {
            failures.add(FailureText.render(backend.name(), record, terminal.style()) + "  again     vck run --backend "
                    + quoted(backend.name()) + " --filter " + quoted(record.id()));
        }
    }

    void print(RunSummary summary) {
        PrintStream out = terminal.out();
        out.print(VerdictTable.render(
                summary.logs().stream()
                        .map(log -> new VerdictTable.Row(log.backend(), log.tally()))
                        .toList(),
                terminal.style()));
        for (String failure : failures) {
            out.println();
            out.println(failure);
        }
        out.println();
        summary.logs().forEach(log -> out.println("log of " + log.backend().name() + ": " + log.file()));
        out.println(String.format(Locale.ROOT, "%.2f s", summary.elapsed().toNanos() / 1e9));
    }

    void printJson(RunSummary summary) {
        JsonOutput.print(terminal.out(), json -> {
            json.writeStartObject();
            JsonOutput.objects(json, "backends", summary.logs(), log -> write(json, log));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, RunSummary.Log log) {
        Tally tally = log.tally();
        json.writeStringProperty("name", log.backend().name());
        json.writeStringProperty("version", log.backend().version());
        for (CaseVerdict verdict : CaseVerdict.values()) {
            json.writeNumberProperty(verdict.label(), tally.of(verdict));
        }
        json.writeNumberProperty("disputed", tally.disputed());
        json.writeNumberProperty("unchecked", tally.unchecked());
        json.writeNumberProperty("total", tally.total());
    }

    /** A word as a shell takes it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
