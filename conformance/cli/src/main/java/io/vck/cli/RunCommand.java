package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.export.BackendSnippets;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.EarlyStart;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.LogTarget;
import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.SuiteRun;
import io.vck.conformance.snippet.FailureSnippets;
import io.vck.conformance.wire.WireListener;
import io.vck.reports.html.RunSite;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.log.LogWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vck run}. */
@Command(
        name = "run",
        addMethodSubcommands = false, // there are none, and to look at each method for them takes time
        description = "Judges backends: runs the cases on them, prints verdicts, and writes a result log for each"
                + " and a site for browsers.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck run",
            "  vck run --backend pytorch-legacy --filter 'api/out-dims/*'",
            "  vck run --backend-command 'python3 my_adapter.py' --profile portable --jobs 2",
            "  vck run --rerun-failed vck-out/pytorch-legacy.jsonl",
            "  vck run --backend pytorch-legacy --shard 2/8",
            "  vck run --resume vck-out/pytorch-legacy.jsonl",
            "  vck run --backend pytorch-legacy --baseline baselines",
            "  vck run --backend pytorch-legacy --gate --baseline baselines/pytorch-legacy.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:no undisputed case failed, erred, timed out, crashed or broke; with --gate: it is green",
            "  1:one did; with --gate: it is red",
            "  2:wrong usage, bad case files, or a bad baseline",
            "  3:the kit or a backend could not be started, or a log or the site could not be written",
            "130:interrupted, as by Ctrl-C; every verdict reached so far is in the log",
            "143:the same, told to end by SIGTERM",
            "129:the same, by SIGHUP, as when its terminal is closed"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private BackendOptions backends = new BackendOptions();

    @Mixin
    private CaseOptions cases = new CaseOptions();

    @Mixin
    private RerunOptions rerun = new RerunOptions();

    @Mixin
    private ShardOptions shards = new ShardOptions();

    @Mixin
    private ResumeOptions resume = new ResumeOptions();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            converter = JobCount.class,
            description = "How many cases run at the same time: each backend is started N times. auto is the number of"
                    + " processors. The logs hold the same records, in another order. Default: up to 4 of the"
                    + " processors if all backends are the kit's own in this process, else 1, since some backends take"
                    + " much memory or a whole device.")
    private Optional<Integer> jobs = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "The folder for the result logs, one BACKEND.jsonl each, and for their site. Default: vck-out;"
                            + " vck-out/rerun with --rerun-failed, so that the log stays that says what failed.")
    private @Nullable Path out;

    @Option(
            names = "--wire-log",
            paramLabel = "FILE",
            description = "Write down every line that passes between the kit and adapters, with its time: JSON lines,"
                    + " also of what adapters print on standard error, and of when they start and end.")
    private Optional<Path> wireLog = Optional.empty();

    @Option(
            names = "--keep-values",
            description = "Keep tensors whole in the logs that are large, or many and large together, also where a case"
                    + " passed.")
    private boolean keepValues;

    @Option(
            names = "--no-html",
            description = "Write no site, index.html, beside the logs. None is written of a shard.")
    private boolean noHtml;

    @Option(
            names = "--gate",
            description =
                    "Judge the logs by what is known of the backends, as vck gate does; the exit code is the gate's."
                            + " Cases that end otherwise than expected are run again, in a fresh process.")
    private boolean gate;

    @Mixin
    private GateOptions gateOptions = new GateOptions();

    @Option(
            names = "--retries",
            paramLabel = "N",
            description =
                    "With --gate: how often to run again what ended otherwise than expected. Default: 1. What changes"
                            + " is flaky, which is never taken for a pass.")
    private int retries = 1;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(names = "--json", description = "Print one JSON object with the numbers of verdicts by backend.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    RunCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        Optional<GateRun> judge = judge();
        KnownBackends known = judge.map(GateRun::known).orElseGet(gateOptions::known);
        if (resume.isAsked()) {
            checkResumable();
            resume.read();
        }
        if (rerun.isAsked() && !rerun.read(kit, terminal)) {
            return nothingFailed();
        }
        try (WireLogOption wire = WireLogOption.open(wireLog)) {
            int exitCode = run(wire.listener(), judge, known);
            wire.tellIfNothingPassed(terminal);
            return exitCode;
        }
    }

    private int run(WireListener listener, Optional<GateRun> judge, KnownBackends known) {
        List<String> otherwise = otherwise();
        List<Backend> named = backends.backends(kit, otherwise, listener);
        reports.check(named.size());
        try (EarlyStart wanted = EarlyStart.of(named);
                BackendSnippets snippets = new BackendSnippets(kit.backends())) {
            int jobCount = jobs.orElseGet(() -> backends.defaultJobs(kit, otherwise));
            PlannedRun planned = planned();
            return run(suiteRun(planned, jobCount, snippets), wanted.backends(), planned, judge, known);
        }
    }

    private SuiteRun suiteRun(PlannedRun planned, int jobCount, FailureSnippets snippets) {
        return new SuiteRun(
                kit.preparation(),
                cases.capabilities(kit),
                jobCount,
                new LogTarget(folder(), planned.shard(), resume.begun()),
                keepValues ? LogWriter.Tensors.WHOLE : LogWriter.Tensors.ABRIDGED,
                backend -> kit.header(backend).withRerun(again(backend.name())).withPlan(planned.plan()),
                snippets);
    }

    private int run(
            SuiteRun run, List<Backend> wanted, PlannedRun planned, Optional<GateRun> judge, KnownBackends known) {
        List<Case> selected = planned.cases();
        RunReport report = new RunReport(
                terminal, kit, selected, (backend, id) -> backends.optionFor(backend) + " " + cases.optionsFor(id));
        resume.tellOfEarlier(report::keepFailure);
        long verdicts = (long) selected.size() * wanted.size() - resume.verdicts();
        // What a baseline says that the run itself rewrites, is known when the records are not at hand any more.
        Optional<RunSite> gathered = isPaged() && !resume.isAsked() && !gateOptions.isUpdate()
                ? Optional.of(new RunSite(known, planned.plan().profile()))
                : Optional.empty();
        RunSummary summary;
        try (Progress progress = Progress.of(terminal, "vck run", verdicts)) {
            summary = run.run(
                    selected, wanted, report.andStep(progress, gathered, () -> Sites.remove(folder(), isPaged())));
        }
        if (!json) {
            report.print(summary);
        }
        Writings writings = new Writings();
        Optional<GateRun.Result> judged = writings.attempt(
                () -> judge.map(by -> by.conclude(summary, wanted, new Retries(run, selected, retries, terminal))));
        KnownBackends knownNow = judge.map(GateRun::known).orElse(known);
        Optional<Path> page = writings.attempt(
                () -> isPaged() ? Optional.of(Sites.ofRun(summary, knownNow, folder(), gathered)) : Optional.empty());
        writings.attempt(() -> reports.write(summary.files(), knownNow));
        if (json) {
            RunReport.printJson(terminal, summary, judged);
        } else {
            report.printEnd(summary, page);
            judged.ifPresent(result -> {
                terminal.out().println();
                new GateText(terminal.out(), terminal.style()).print(result);
            });
        }
        writings.finish();
        boolean failed = judged.map(result -> !result.isGreen()).orElse(summary.failed());
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    /** Baselines are read before anything runs: a mistake in one need not wait for the end. */
    private Optional<GateRun> judge() {
        if (gate && retries < 0) {
            throw new UsageProblem("--retries: expected 0 or more, got " + retries);
        } else if (!gate && gateOptions.judge()) {
            throw new UsageProblem("--update, --reason and --partial are for --gate, which is missing");
        } else if (!gate && gateOptions.areGiven() && !isPaged() && !reports.showBaselines()) {
            throw new UsageProblem("--baseline is for --gate, the site and --allure, none of which is asked for");
        }
        return gate ? Optional.of(new GateRun(gateOptions)) : Optional.empty();
    }

    /** Whether a site is to be written. */
    private boolean isPaged() {
        return !noHtml && !shards.isAsked();
    }

    /** Which backends are meant if none is named. */
    private List<String> otherwise() {
        if (backends.areNamed()) {
            return BackendRegistry.DEFAULT;
        } else if (resume.isAsked()) {
            return resume.backends(kit);
        }
        return rerun.isAsked() ? rerun.backends(kit) : BackendRegistry.DEFAULT;
    }

    private PlannedRun planned() {
        Suite suite = cases.suite(kit);
        List<Case> selected = cases.select(kit, rerun.narrow(suite), suite);
        PlannedRun planned = PlannedRun.of(suite, selected, cases, shards.part(), backends.timeout(), keepValues);
        return rerun.isAsked() ? planned.ofFailed() : planned;
    }

    private void checkResumable() {
        if (rerun.isAsked()) {
            throw new UsageProblem("--resume goes on with a run, and --rerun-failed begins one; leave one of them out");
        } else if (out != null) {
            throw new UsageProblem("--resume goes on in the log that it names; leave --out out");
        }
    }

    private int nothingFailed() {
        if (!rerun.areComplete()) {
            terminal.err()
                    .println("vck run: no case failed in " + rerun.logs()
                            + " as far as it goes, which says nothing of the"
                            + " cases after that. Go on with it, by --resume, or run the whole suite again");
            return ExitCode.FAILED;
        }
        terminal.err().println("vck run: no case failed in " + rerun.logs() + ", so none is run again");
        if (json) {
            RunReport.printJson(terminal, new RunSummary(List.of(), Duration.ZERO), Optional.empty());
        }
        return ExitCode.OK;
    }

    private Path folder() {
        if (out != null) {
            return out;
        } else if (resume.isAsked()) {
            return resume.folder();
        }
        return rerun.isAsked() ? Path.of("vck-out", "rerun") : Path.of("vck-out");
    }

    /** The command that runs cases of this run again on one of its backends. */
    private String again(String backend) {
        return ("vck run " + backends.optionFor(backend) + " " + cases.suiteOptions()).strip();
    }
}
