package io.vck.cli;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.RunListener;
import io.vck.conformance.run.RunSummary;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.VerdictTable;
import io.vck.reports.html.RunSite;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Tally;
import io.vck.reports.log.WrittenRecord;
import io.vck.reports.text.Printable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** What {@code vck run} prints: warnings as it starts, a word if it is interrupted, everything else when it is done. */
final class RunReport {
    private final Terminal terminal;
    private final Kit kit;
    private final BinaryOperator<String> options;
    private final FailureTexts failures;

    /**
     * @param cases of the run
     * @param options by which to ask {@code vck run} again for a backend, by its name, and a case, by its id
     */
    RunReport(Terminal terminal, Kit kit, List<Case> cases, BinaryOperator<String> options) {
        this.terminal = terminal;
        this.kit = kit;
        this.failures = new FailureTexts(cases);
        this.options = options;
    }

    /**
     * Listens to a run, and lets the progress bar and the site know.
     *
     * @param begun is done when the logs of the run have begun
     */
    RunListener andStep(Progress progress, Optional<RunSite> page, Runnable begun) {
        return new RunListener() {
            @Override
            public void started(List<BackendInfo> backends) {
                begun.run();
                backends.forEach(RunReport.this::warnOfUnknownCapabilities);
                failures.backends(backends.stream().map(BackendInfo::name).toList());
            }

            @Override
            public void recorded(BackendInfo backend, WrittenRecord written) {
                progress.step();
                keepFailure(backend.name(), written.record());
                page.ifPresent(gathering -> gathering.add(backend.name(), written));
            }

            @Override
            public void interrupted(long verdicts, List<Path> logs) {
                terminal.err()
                        .println("vck run: interrupted after " + verdicts
                                + " verdicts, which are in the log: "
                                + logs.stream().map(Path::toString).collect(Collectors.joining(", ")));
            }
        };
    }

    private void warnOfUnknownCapabilities(BackendInfo backend) {
        Set<String> known = kit.profiles().capabilities().keySet();
        List<String> unknown = backend.capabilities().stream()
                .filter(capability -> !known.contains(capability))
                .toList();
        if (!unknown.isEmpty()) {
            terminal.err()
                    .println(Printable.of(
                            "vck run: " + backend.name() + " claims capabilities that the suite does not have: "
                                    + String.join(", ", unknown) + ". Known are: " + String.join(", ", known)));
        }
    }

    /** Keeps what there is to say of a case that did not go well; the record itself can be large. */
    void keepFailure(String backend, CaseRecord record) {
        if (record.verdict().failsRun()) {
            failures.add(
                    record.id(),
                    backend,
                    () -> FailureText.render(backend, record, terminal.style()) + "  again     "
                            + Printable.of("vck run " + options.apply(backend, record.id())));
        }
    }

    /** Prints verdicts, failures, and where the logs are. */
    void print(RunSummary summary) {
        PrintStream out = terminal.out();
        out.print(VerdictTable.render(
                summary.logs().stream()
                        .map(log -> new VerdictTable.Row(log.backend(), log.tally()))
                        .toList(),
                terminal.style()));
        for (String failure : failures.first()) {
            out.println();
            out.println(failure);
        }
        if (failures.more() > 0) {
            out.println();
            out.println("and " + failures.more() + " more, which the logs have");
        }
        out.println();
        summary.logs()
                .forEach(log ->
                        out.println(Printable.of("log of " + log.backend().name() + ": " + log.file())));
    }

    /** Prints where the site is, if there is one, and how long the run took. */
    void printEnd(RunSummary summary, Optional<Path> page) {
        PrintStream out = terminal.out();
        page.ifPresent(file -> out.println(Printable.of("site: " + file)));
        out.println(String.format(Locale.ROOT, "%.2f s", summary.elapsed().toNanos() / 1e9));
    }

    static void printJson(Terminal terminal, RunSummary summary, Optional<GateRun.Result> judged) {
        JsonOutput.print(terminal.out(), json -> {
            json.writeStartObject();
            JsonOutput.objects(json, "backends", summary.logs(), log -> write(json, log));
            judged.ifPresent(result -> {
                json.writeObjectPropertyStart("gate");
                GateJson.write(json, result);
                json.writeEndObject();
            });
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
}
