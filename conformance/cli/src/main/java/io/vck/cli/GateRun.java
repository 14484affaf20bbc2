package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.gate.Baseline;
import io.vck.conformance.gate.BaselineReader;
import io.vck.conformance.gate.BaselineUpdate;
import io.vck.conformance.gate.BaselineWriter;
import io.vck.conformance.gate.Baselines;
import io.vck.conformance.gate.Gate;
import io.vck.conformance.gate.GateReport;
import io.vck.conformance.gate.GateTerms;
import io.vck.conformance.gate.RunOutcomes;
import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.Unwritable;
import io.vck.reports.files.WholeFile;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The judging of runs by baselines, and the rewriting of these. */
final class GateRun {
    private final GateOptions options;
    private final Baselines baselines;

    /**
     * Reads the baselines that the options name.
     *
     * @throws UsageProblem if the options don't fit together
     * @throws io.vck.conformance.gate.InvalidBaseline if a baseline can't be used
     */
    GateRun(GateOptions options) {
        this.options = options;
        this.baselines = options.read();
    }

    /**
     * What a gate came to.
     *
     * @param reports one a log
     * @param missing baselines of which there should have been a log
     * @param unasked baselines of backends that nobody asked for
     * @param written baselines that were rewritten
     */
    record Result(List<GateReport> reports, List<Baseline> missing, List<Baseline> unasked, List<Path> written) {
        boolean isGreen() {
            return missing.isEmpty() && reports.stream().allMatch(GateReport::isGreen);
        }
    }

    /** What the baselines know of the backends, as they stand now: a run that was concluded can have rewritten them. */
    KnownBackends known() {
        return BaselineOption.known(options.isUpdate() ? options.read() : baselines, options.terms());
    }

    /** Reads what the cases of a log came to. */
    static RunOutcomes read(Path log) {
        return LogFiles.read("", log, RunOutcomes::read);
    }

    /**
     * Judges the runs that a summary names. What ended otherwise than expected is run again first. Nothing is said against
     * baselines of backends that were not run: whoever ran these has named them.
     *
     * @param backends that were run, in the order of the summary
     */
    Result conclude(RunSummary summary, List<Backend> backends, Retries retries) {
        List<RunOutcomes> runs = summary.files().stream().map(GateRun::read).toList();
        List<GateTerms> terms = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<String> unexpected = judge(runs.get(i), options.terms()).toRetry();
            boolean tooMany = unexpected.size() > Retries.MOST;
            if (!unexpected.isEmpty() && retries.times() > 0) {
                retries.terminal()
                        .err()
                        .println(Printable.of("vck run: " + unexpected.size() + " of the outcomes of "
                                + runs.get(i).run().backend().name() + " are not as expected; "
                                + (tooMany ? "too many to run the cases again" : "running the cases again")));
            }
            terms.add(options.terms().with(tooMany ? Map.of() : retries.of(backends.get(i), unexpected)));
        }
        return conclude(runs, terms, false);
    }

    /**
     * Judges logs. A log that is not among them must not go unnoticed, unless a part was asked for.
     */
    Result conclude(List<RunOutcomes> runs) {
        List<GateTerms> terms = Collections.nCopies(runs.size(), options.terms());
        return conclude(runs, terms, !options.isPartial());
    }

    /** Judges a run. */
    private GateReport judge(RunOutcomes run, GateTerms terms) {
        Optional<Baseline> baseline = options.isUpdate() ? baselines.find(run) : baselines.of(run);
        return Gate.judge(run, baseline, terms);
    }

    /**
     * Judges runs, and rewrites their baselines if that is asked for.
     *
     * @param terms one for each of the runs
     * @param all whether there should be a run for each of the baselines
     */
    private Result conclude(List<RunOutcomes> runs, List<GateTerms> terms, boolean all) {
        checkApart(runs);
        List<GateReport> reports = new ArrayList<>();
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            GateReport report = judge(runs.get(i), terms.get(i));
            if (options.isUpdate() && report.isWhole()) {
                Baseline updated = update(runs.get(i), terms.get(i));
                written.add(Path.of(updated.file()));
                report = Gate.judge(runs.get(i), Optional.of(updated), terms.get(i));
            }
            reports.add(report);
        }
        List<Baseline> others = options.isUpdate() ? List.of() : baselines.without(runs);
        return new Result(reports, all ? others : List.of(), all ? List.of() : others, written);
    }

    private static void checkApart(List<RunOutcomes> runs) {
        Set<String> seen = new HashSet<>();
        for (RunOutcomes run : runs) {
            String profile = run.run().plan().flatMap(plan -> plan.profile()).orElse("");
            if (!seen.add(run.run().backend().name() + "\n" + profile)) {
                throw new UsageProblem("two of the logs are of "
                        + run.run().backend().name() + ". Name one; those of shards become one by vck merge");
            }
        }
    }

    private Baseline update(RunOutcomes run, GateTerms terms) {
        Path file = baselines.fileFor(run);
        Baseline updated = BaselineUpdate.of(run, baselines.find(run), terms, file.toString(), options.reason());
        String text = BaselineWriter.write(updated);
        // Before it replaces one that can be read.
        Baseline read = BaselineReader.read(file.toString(), text);
        try {
            WholeFile.replace(file, text);
        } catch (IOException e) {
            throw new Unwritable(file, e);
        }
        return read;
    }
}
