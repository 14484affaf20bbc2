package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.BackendTerms;
import io.vck.conformance.run.Kit;
import io.vck.reports.text.ShellWords;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which one backend is meant. */
final class OneBackend {
    @Option(names = "--backend", paramLabel = "NAME", description = "A backend that the kit knows, see vck backends.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--backend-command",
            paramLabel = "COMMAND",
            description = "Instead of a name: the command that starts an adapter, split into words as a shell does, but"
                    + " run without one.")
    private Optional<String> command = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "For each program; 0 for none, as for debuggers. Default: ${DEFAULT-VALUE}.")
    private double timeout;

    /** The backend, not started. */
    Backend backend(Kit kit) {
        BackendTerms terms = BackendTerms.limit(BackendOptions.limit(timeout));
        if (name.isPresent() == command.isPresent()) {
            throw new UsageProblem("which backend? Give either --backend or --backend-command");
        } else if (name.isPresent()) {
            return kit.backends().find(name.get(), terms);
        }
        try {
            return BackendRegistry.ofCommand(command.orElseThrow(), terms);
        } catch (IllegalArgumentException unsplittable) {
            throw new UsageProblem("--backend-command: " + unsplittable.getMessage());
        }
    }

    /** The option by which to name the backend again. */
    String option() {
        return name.map(known -> "--backend " + ShellWords.quoted(known))
                .orElseGet(() -> "--backend-command " + ShellWords.quoted(command.orElseThrow()));
    }
}
