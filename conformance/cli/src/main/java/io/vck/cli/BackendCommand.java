package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.BackendTerms;
import io.vck.conformance.run.Kit;
import io.vck.reports.text.ShellWords;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A backend by its command, where its name is given in another way, and how long its programs may take. */
final class BackendCommand {
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

    /**
     * The backend, not started.
     *
     * @param name of the backend, if it was named
     * @param naming how it can be named, for messages
     * @throws UsageProblem if it is named and has a command, or neither
     */
    Backend backend(Kit kit, Optional<String> name, String naming) {
        BackendTerms terms = BackendTerms.limit(BackendOptions.limit(timeout));
        if (name.isPresent() == command.isPresent()) {
            throw new UsageProblem("which backend? Give either " + naming + " or --backend-command");
        } else if (name.isPresent()) {
            return kit.backends().find(name.get(), terms);
        }
        try {
            return BackendRegistry.ofCommand(command.orElseThrow(), terms);
        } catch (IllegalArgumentException unsplittable) {
            throw new UsageProblem("--backend-command: " + unsplittable.getMessage());
        }
    }

    /** The option by which to give the command again; only where the backend was not named. */
    String option() {
        return "--backend-command " + ShellWords.quoted(command.orElseThrow());
    }
}
