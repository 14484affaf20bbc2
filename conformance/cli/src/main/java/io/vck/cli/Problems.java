package io.vck.cli;

import io.vck.backend.spi.BackendUnavailable;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.export.Occupied;
import io.vck.conformance.gate.InvalidBaseline;
import io.vck.conformance.run.NotResumable;
import io.vck.conformance.run.Selection;
import io.vck.conformance.run.UnknownBackend;
import io.vck.conformance.run.Unwritable;
import io.vck.reports.merge.NotMergeable;
import io.vck.reports.text.Printable;
import java.util.List;
import java.util.function.IntSupplier;
import picocli.CommandLine;

/** Turns what stops a command into a message and an exit code. */
final class Problems implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private static final List<Class<? extends Exception>> WRONG_USAGE = List.of(
            UsageProblem.class,
            InvalidCases.class,
            Selection.Empty.class,
            UnknownBackend.class,
            Occupied.class,
            InvalidBaseline.class,
            NotResumable.class,
            NotMergeable.class);
    private static final List<Class<? extends Exception>> CANNOT_START =
            List.of(BackendUnavailable.class, Unwritable.class);

    private final Terminal terminal;

    Problems(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        if (isOneOf(problem, WRONG_USAGE)) {
            say(command, problem);
            return ExitCode.USAGE;
        } else if (isOneOf(problem, CANNOT_START)) {
            say(command, problem);
            return ExitCode.CANNOT_START;
        }
        terminal.err().println("vck: this is a defect of the kit:");
        problem.printStackTrace(terminal.err());
        return ExitCode.CANNOT_START;
    }

    /** Runs a command. What the JVM runs out of is no verdict, and must not end with the exit code of one. */
    int endingInACode(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (OutOfMemoryError memory) {
            terminal.err()
                    .println("vck: out of memory (" + memory.getMessage() + "). Give the JVM more:"
                            + " JAVA_TOOL_OPTIONS=-Xmx2g");
        } catch (StackOverflowError stack) {
            terminal.err().println("vck: this is a defect of the kit: out of stack");
            stack.printStackTrace(terminal.err());
        }
        return ExitCode.CANNOT_START;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        say(command, problem);
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, terminal.err());
        terminal.err().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private void say(CommandLine command, Exception problem) {
        terminal.err()
                .println(command.getCommandSpec().qualifiedName() + ": "
                        + Printable.of(String.valueOf(problem.getMessage())));
    }

    private static boolean isOneOf(Exception problem, List<Class<? extends Exception>> kinds) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(problem));
    }
}
