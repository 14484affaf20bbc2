package io.vck.junit5;

import io.vck.conformance.gate.Baseline;
import io.vck.conformance.gate.BaselineKnowledge;
import io.vck.conformance.gate.BaselineReader;
import io.vck.conformance.gate.BaselineUpdate;
import io.vck.conformance.gate.BaselineWriter;
import io.vck.conformance.gate.CaseRules;
import io.vck.conformance.gate.CaseRuling;
import io.vck.conformance.gate.Finding;
import io.vck.conformance.gate.Gate;
import io.vck.conformance.gate.GateReport;
import io.vck.conformance.gate.GateTerms;
import io.vck.conformance.gate.InvalidBaseline;
import io.vck.conformance.gate.RunOutcomes;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.Style;
import io.vck.reports.files.WholeFile;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.log.CaseOutcome;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.RunIdentity;
import io.vck.reports.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The gate of a test class: what is known of the backend, by a baseline. Cases are judged as they run, and what concerns all
 * of them when they have.
 */
final class BaselineGate {
    private static final String UPDATE = "vck.baseline.update";

    private final Path file;
    private final RunIdentity run;
    private final Optional<Baseline> baseline;
    private final GateTerms terms;
    private final CaseRules rules;
    private final Map<String, CaseOutcome> outcomes = new ConcurrentSkipListMap<>();

    private BaselineGate(Path file, RunIdentity run, Optional<Baseline> baseline, GateTerms terms) {
        this.file = file;
        this.run = run;
        this.baseline = baseline;
        this.terms = terms;
        this.rules = new CaseRules(baseline, terms);
    }

    /**
     * Reads a baseline.
     *
     * @param partial whether only some of the cases are run
     * @throws InvalidBaseline if it can't be used
     */
    static BaselineGate open(Path file, RunIdentity run, boolean partial) {
        GateTerms terms = new GateTerms(LocalDate.now(ZoneOffset.UTC), partial, Map.of());
        if (isUpdate() && !Files.exists(file)) {
            return new BaselineGate(file, run, Optional.empty(), terms);
        }
        try {
            Baseline known = BaselineReader.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            return new BaselineGate(file, run, Optional.of(known), terms);
        } catch (IOException e) {
            throw new InvalidBaseline(
                    "the baseline " + file + " can't be read: " + e.getMessage() + ". -D" + UPDATE + "=true writes it");
        }
    }

    private static boolean isUpdate() {
        return Boolean.getBoolean(UPDATE);
    }

    /** What is known of the cases. */
    KnownOutcomes known() {
        return baseline.<KnownOutcomes>map(known -> new BaselineKnowledge(known, terms))
                .orElse(KnownOutcomes.NONE);
    }

    /** Judges a case, by the outcome of its test. */
    void check(CaseRecord record) {
        CaseOutcome outcome = CaseOutcome.of(record);
        outcomes.put(record.id(), outcome);
        CaseRuling ruling = rules.judge(outcome);
        if (ruling.finding().isPresent() && !isUpdate()) {
            throw new AssertionFailedError(describe(ruling.finding().get()) + "\n"
                    + FailureText.render(run.backend().name(), record, Style.PLAIN));
        } else if (record.verdict() != CaseVerdict.PASS) {
            throw new TestAbortedException(record.verdict().label()
                    + ruling.excuse().map(reason -> ", as is known: " + reason).orElse("") + ": " + record.message());
        }
    }

    /** Judges all that were checked together, after having rewritten the baseline if that was asked for. */
    void checkAll() throws IOException {
        RunOutcomes all = RunOutcomes.of("this test run", run, outcomes.values());
        Optional<Baseline> known = baseline;
        if (isUpdate()) {
            String text = BaselineWriter.write(BaselineUpdate.of(all, baseline, terms, file.toString(), ""));
            WholeFile.replace(file, text);
            known = Optional.of(BaselineReader.read(file.toString(), text));
        }
        GateReport report = Gate.judge(all, known, terms);
        String found = report.findings().stream()
                .filter(finding -> !finding.isOfCase() || isUpdate())
                .map(BaselineGate::describe)
                .collect(Collectors.joining("\n"));
        if (!found.isEmpty()) {
            throw new AssertionFailedError(found);
        }
    }

    private static String describe(Finding finding) {
        StringBuilder text =
                new StringBuilder(finding.kind().label()).append(": ").append(finding.subject());
        if (!finding.now().isEmpty()) {
            text.append("\n  now    ").append(finding.now());
        }
        if (!finding.known().isEmpty()) {
            text.append("\n  known  ").append(finding.known());
        }
        finding.where().ifPresent(where -> text.append("\n  entry  ").append(where));
        return Printable.of(text.append("\n  ").append(finding.kind().remedy()).toString());
    }
}
