package io.vck.cli;

import io.vck.conformance.export.SuiteExport;
import io.vck.conformance.gate.Baseline;
import io.vck.conformance.run.Kit;
import io.vck.reports.console.Style;
import io.vck.reports.log.Versions;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code vck} command. */
@Command(
        name = "vck",
        addMethodSubcommands = false, // there are none, and to look at each method for them takes time
        description = "The vmap compatibility kit: judges whether a tensor library's vmap is right.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vck run                            judge the reference and the loop, as a first look",
            "  vck run --backend pytorch-legacy   judge the original",
            "  vck show 'api/levels/*'            see what cases do and why they exist",
            "  vck COMMAND --help                 options and examples of a command"
        })
public final class Vck implements Callable<Integer> {
    private static final Set<String> HIDDEN = Set.of(PrepareCommand.NAME, BenchmarkCommand.NAME);

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of the kit, the suite, the wire protocol, the result log, the export"
                    + " and baselines.")
    private boolean version;

    @Mixin
    private HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    private Vck() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("run")) {
            Kit.warmUp(preparedCases().isPresent());
        }
        StandardOutput standardOutput = new StandardOutput();
        PrintStream out = new PrintStream(new BufferedOutputStream(standardOutput), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                out, err, isTerminal("out") && !noColour() ? Style.COLOUR : Style.PLAIN, isTerminal("err"));
        CompletableFuture<Kit> kit = CompletableFuture.supplyAsync(Vck::kit, Vck::inBackground);
        int code = execute(terminal, kit::join, args);
        out.flush();
        if (standardOutput.failure().isPresent()) {
            err.println("vck: can't write to standard output: "
                    + standardOutput.failure().get().getMessage());
            code = ExitCode.CANNOT_START;
        }
        System.exit(code);
    }

    /** What picocli would look for, or make, for every command, and none has a use for. */
    private static void leaveOut() {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java\\.(time|sql)\\..*");
    }

    /** The kit is opened while the command line is read. */
    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "vck-kit");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Runs the command and returns its exit code.
     *
     * @param kit is asked for when the command is known
     */
    static int execute(Terminal terminal, Supplier<Kit> kit, String... args) {
        leaveOut();
        Problems problems = new Problems(terminal);
        CommandLine command = new CommandLine(new Vck());
        Map<String, Supplier<Object>> commands = commands(terminal, kit);
        Optional<String> only =
                args.length > 0 && commands.containsKey(args[0]) ? Optional.of(args[0]) : Optional.empty();
        if (args.length > 0 && !args[0].startsWith("-") && only.isEmpty()) {
            terminal.err()
                    .println("vck: unknown command '" + args[0] + "'. Known are: "
                            + commands.keySet().stream()
                                    .filter(name -> !HIDDEN.contains(name))
                                    .collect(Collectors.joining(", ")));
            return ExitCode.USAGE;
        }
        commands.forEach((name, make) -> {
            if (only.isEmpty() || only.get().equals(name)) {
                command.addSubcommand(make.get());
            }
        });
        command.getCommandSpec().versionProvider(new KitVersions(kit));
        command.setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.style() == Style.COLOUR ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler(problems)
                .setParameterExceptionHandler(problems);
        return problems.endingInACode(() -> command.execute(args));
    }

    /** By name, made when needed: to build them all would take longer than most of them run. */
    private static Map<String, Supplier<Object>> commands(Terminal terminal, Supplier<Kit> kit) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", () -> new RunCommand(terminal, kit.get()));
        commands.put("smoke", () -> new SmokeCommand(terminal, kit.get()));
        commands.put("new-adapter", () -> new NewAdapterCommand(terminal));
        commands.put("fuzz", () -> new FuzzCommand(terminal, kit.get()));
        commands.put("shrink", () -> new ShrinkCommand(terminal, kit.get()));
        commands.put("merge", () -> new MergeCommand(terminal));
        commands.put("gate", () -> new GateCommand(terminal));
        commands.put("diff", () -> new DiffCommand(terminal));
        commands.put("rejudge", () -> new RejudgeCommand(terminal, kit.get()));
        commands.put("report", () -> new ReportCommand(terminal));
        commands.put("list", () -> new ListCommand(terminal, kit.get()));
        commands.put("show", () -> new ShowCommand(terminal, kit.get()));
        commands.put("export", () -> new ExportCommand(terminal, kit.get()));
        commands.put("validate", () -> new ValidateCommand(terminal, kit.get().unprepared()));
        commands.put("coverage", () -> new CoverageCommand(terminal, kit.get()));
        commands.put("backends", () -> new BackendsCommand(terminal, kit.get()));
        commands.put("operators", () -> new OperatorsCommand(terminal, kit.get()));
        commands.put("serve", () -> new ServeCommand(terminal, kit.get()));
        commands.put(PrepareCommand.NAME, PrepareCommand::new);
        commands.put(BenchmarkCommand.NAME, () -> new BenchmarkCommand(terminal, kit.get()));
        return commands;
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    /** No lambda: one that implements an interface of picocli's keeps it out of the archive of classes, for its age. */
    private record KitVersions(Supplier<Kit> kit) implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            Versions versions = kit.get().versions();
            return new String[] {
                "vck " + versions.kit(),
                "suite " + versions.suite(),
                "wire protocol " + versions.protocol(),
                "result log " + versions.log(),
                "export " + SuiteExport.VERSION,
                "baseline " + Baseline.VERSION
            };
        }
    }

    /** The launcher says where the kit is, and what its build prepared. */
    private static Kit kit() {
        Path home = Path.of(System.getProperty("vck.home", ""));
        return Kit.installed(
                home, Optional.ofNullable(System.getenv("VCK_PYTHON")).map(Path::of), preparedCases());
    }

    private static Optional<Path> preparedCases() {
        return Optional.ofNullable(System.getProperty("vck.prepared")).map(Path::of);
    }

    /** Java can't tell; the launcher can. */
    private static boolean isTerminal(String stream) {
        return Boolean.getBoolean("vck.terminal." + stream);
    }

    private static boolean noColour() {
        String wish = System.getenv("NO_COLOR");
        return wish != null && !wish.isEmpty();
    }
}
