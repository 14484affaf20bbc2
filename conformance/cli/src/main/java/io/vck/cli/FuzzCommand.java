package io.vck.cli;

import io.vck.conformance.fuzz.Abilities;
import io.vck.conformance.fuzz.Budget;
import io.vck.conformance.fuzz.Find;
import io.vck.conformance.fuzz.FuzzListener;
import io.vck.conformance.fuzz.FuzzReport;
import io.vck.conformance.fuzz.Fuzzer;
import io.vck.conformance.fuzz.catalogue.Catalogue;
import io.vck.conformance.fuzz.catalogue.CatalogueReader;
import io.vck.conformance.fuzz.generate.ProgramGenerator;
import io.vck.conformance.fuzz.trial.Refusals;
import io.vck.conformance.fuzz.trial.Trials;
import io.vck.conformance.run.Glob;
import io.vck.conformance.run.Kit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vck fuzz}. */
@Command(
        name = "fuzz",
        description =
                "Looks for programs on which a backend breaks the law of vmap: draws programs at random, runs each"
                        + " with vmap and with a loop over the lanes on the same backend, makes what differs as small as"
                        + " it gets, and writes it as a case file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck fuzz --backend pytorch-func --time 10m",
            "  vck fuzz --backend pytorch-func --seed 7 --only 4711            that program again",
            "  vck fuzz --backend jax --operators 'cum*' --operators indexing  these operators, or families of them",
            "  vck run --backend pytorch-func --cases vck-out/fuzz/pytorch-func"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:nothing was found",
            "  1:something was",
            "  2:wrong usage",
            "  3:the backend could not be started, or a case file could not be written",
            "130:interrupted; what was found by then is written"
        })
final class FuzzCommand implements Callable<Integer> {
    @Mixin
    private OneBackend backend = new OneBackend();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What programs are drawn: the same ones for the same seed. Default: another one each time,"
                    + " which is printed.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "T",
            converter = TimeSpan.class,
            defaultValue = "60s",
            description = "How long to look: 90s, 10m, 1h. Default: ${DEFAULT-VALUE}.")
    private Duration time = Duration.ZERO;

    @Option(
            names = "--programs",
            paramLabel = "N",
            description = "Instead of a time: how many programs to run. The same number and seed give the same finds.")
    private Optional<Long> programs = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "K",
            split = ",",
            description = "Only the programs of these numbers, to see a find of an earlier run again.")
    private List<Long> only = new ArrayList<>();

    @Option(
            names = "--operators",
            paramLabel = "GLOB",
            description = "Only calls of these operators, by their names or by those of their families, see"
                    + " --list-operators. Repeatable.")
    private List<String> operators = new ArrayList<>();

    @Option(names = "--list-operators", description = "Print the families and operators that there are, and end.")
    private boolean listOperators;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for case files, which get a folder of their own below it for each backend."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "vck-out/fuzz")
    private Path out = Path.of("");

    @Option(names = "--json", description = "Print one JSON object with all finds and numbers.")
    private boolean json;

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    FuzzCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        Catalogue wanted = catalogue();
        if (listOperators) {
            FuzzText.list(terminal.out(), wanted);
            return ExitCode.OK;
        }
        long chosen = seed.orElseGet(() -> System.nanoTime() & 0xFFFFFF);
        try (Trials trials = new Trials(backend.backend(kit), Refusals.bundled())) {
            Abilities abilities = new Abilities(trials);
            Catalogue catalogue = possible(wanted, abilities);
            ProgramGenerator generator = new ProgramGenerator(catalogue, abilities.features(), chosen);
            String name = trials.info().name();
            FoundCases files = new FoundCases(out.resolve(FoundCases.fileName(name)), name);
            FuzzText text = new FuzzText(terminal, backend.option(), chosen, operators);
            if (!json) {
                text.begin(trials.info(), catalogue);
            }
            FuzzReport report;
            try (Progress progress = progress()) {
                FuzzListener listener = new FuzzListener() {
                    @Override
                    public void ran(long number) {
                        progress.step();
                    }

                    @Override
                    public void found(Find find) {
                        Path file = files.write(find);
                        if (!json) {
                            text.found(find, file);
                        }
                    }
                };
                report = new Fuzzer(generator, trials, listener).run(budget());
            }
            if (json) {
                FuzzJson.print(terminal.out(), trials.info(), chosen, report, files);
            } else {
                text.end(report);
            }
            return report.finds().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private Progress progress() {
        return Progress.of(terminal, "vck fuzz", only.isEmpty() ? programs.orElse(-1L) : only.size());
    }

    private Budget budget() {
        if (!only.isEmpty()) {
            return Budget.only(only);
        }
        return programs.isPresent() ? Budget.programs(programs.get()) : Budget.of(time);
    }

    private static Catalogue possible(Catalogue wanted, Abilities abilities) {
        Catalogue possible = abilities.of(wanted);
        if (possible.entries().isEmpty()) {
            throw new UsageProblem("--operators: the backend lacks them, or the dtypes that they need");
        }
        return possible;
    }

    private Catalogue catalogue() {
        Catalogue all = CatalogueReader.bundled();
        if (operators.isEmpty()) {
            return all;
        }
        List<Glob> globs = operators.stream().map(Glob::of).toList();
        Catalogue some = all.only(name -> globs.stream().anyMatch(glob -> glob.matches(name)));
        if (some.entries().isEmpty()) {
            throw new UsageProblem("--operators: there is no operator or family " + String.join(", ", operators)
                    + "; --list-operators lists them");
        }
        return some;
    }
}
