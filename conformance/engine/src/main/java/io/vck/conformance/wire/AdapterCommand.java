package io.vck.conformance.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start an adapter. It is started directly, without a shell.
 *
 * @param name of the backend, for messages
 * @param command the program and its arguments
 * @param environment variables to set beside those that the harness has
 * @param directory to start it in; that of the harness, if empty
 * @param remedy what a user can do if it doesn't start, a sentence; can be empty
 */
public record AdapterCommand(
        String name, List<String> command, Map<String, String> environment, Optional<Path> directory, String remedy) {

    /**
     * @throws IllegalArgumentException if there is no program to start
     */
    public AdapterCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("the command of the adapter " + name + " is empty");
        }
    }

    /** A command that needs nothing but itself. */
    public AdapterCommand(String name, List<String> command) {
        this(name, command, Map.of(), Optional.empty(), "");
    }

    /** The same with one more argument. */
    public AdapterCommand with(String argument) {
        List<String> longer = new ArrayList<>(command);
        longer.add(argument);
        return new AdapterCommand(name, longer, environment, directory, remedy);
    }

    /**
     * A backend of the kit's Python package.
     *
     * @param adapters the folder with the package and {@code setup}
     * @param python the interpreter to take; that of the backend's own environment, if empty
     */
    public static AdapterCommand python(String backend, Path adapters, Optional<Path> python) {
        return python("vck_adapter", backend, adapters, python);
    }

    /** What writes cases in the words of a backend of the kit's Python package, in the backend's own environment. */
    public static AdapterCommand pythonSnippets(String backend, Path adapters, Optional<Path> python) {
        return python("vck_adapter.snippets", backend, adapters, python);
    }

    private static AdapterCommand python(String module, String backend, Path adapters, Optional<Path> python) {
        Path interpreter = python.orElse(adapters.resolve(Path.of(".venv", backend, "bin", "python")));
        return new AdapterCommand(
                backend,
                List.of(interpreter.toString(), "-m", module, backend),
                Map.of("PYTHONPATH", adapters.toString()),
                Optional.empty(),
                "Make its environment with " + adapters.resolve("setup") + " " + backend);
    }

    /**
     * A backend of the kit's Node package.
     *
     * @param adapters the folder with the package, its backends and {@code setup}
     */
    public static AdapterCommand node(String backend, Path adapters) {
        Path adapter = adapters.resolve(Path.of("backends", backend, "adapter.js"));
        return new AdapterCommand(
                backend,
                List.of("node", adapter.toString()),
                Map.of(),
                Optional.empty(),
                "It needs Node 20 or newer; install its packages with " + adapters.resolve("setup") + " " + backend);
    }
}
