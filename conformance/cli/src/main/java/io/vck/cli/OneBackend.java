package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.run.Kit;
import io.vck.reports.text.ShellWords;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which one backend is meant. */
final class OneBackend {
    @Option(names = "--backend", paramLabel = "NAME", description = "A backend that the kit knows, see vck backends.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private BackendCommand command = new BackendCommand();

    /** The backend, not started. */
    Backend backend(Kit kit) {
        return command.backend(kit, name, "--backend");
    }

    /** The option by which to name the backend again. */
    String option() {
        return name.map(known -> "--backend " + ShellWords.quoted(known)).orElseGet(command::option);
    }
}
