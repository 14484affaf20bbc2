package io.vck.cli;

import io.vck.backend.spi.Backend;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.BackendTerms;
import io.vck.conformance.run.Kit;
import io.vck.conformance.wire.WireListener;
import io.vck.reports.text.ShellWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say which backends are meant, and which option it was that a started backend came from. */
final class BackendOptions {
    /** What a run of seconds can make use of. */
    private static final int MOST_BY_DEFAULT = 4;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "A backend that the kit knows, see vck backends. Repeatable. Default: reference and loop.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--backend-command",
            paramLabel = "COMMAND",
            description = "A backend that the kit does not know: the command that starts its adapter, split into words"
                    + " as a shell does, but run without one. Repeatable.")
    private List<String> commands = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "For each case; 0 for none, as for debuggers. Default: ${DEFAULT-VALUE}. An adapter has a minute"
                            + " to start.")
    private double timeout;

    private final Map<String, String> optionByName = new HashMap<>();

    /** Whether any is named. */
    boolean areNamed() {
        return !names.isEmpty() || !commands.isEmpty();
    }

    /**
     * The backends, none of them started.
     *
     * @param otherwise the names of those to take if none is named
     * @param listener hears what passes between the kit and adapters
     */
    List<Backend> backends(Kit kit, List<String> otherwise, WireListener listener) {
        BackendTerms terms = new BackendTerms(timeout(), listener);
        List<Backend> backends = new ArrayList<>();
        List<String> wanted = areNamed() ? names : otherwise;
        for (String name : new LinkedHashSet<>(wanted)) {
            backends.add(remembered(kit.backends().find(name, terms), "--backend " + ShellWords.quoted(name)));
        }
        for (String command : commands) {
            backends.add(remembered(ofCommand(command, terms), "--backend-command " + ShellWords.quoted(command)));
        }
        return backends;
    }

    /**
     * How many sessions of each to have if nobody says: as many as there are processors of backends that are known to
     * take it, one of all others, since some take much memory or a whole device.
     *
     * @param otherwise the names of those to take if none is named
     */
    int defaultJobs(Kit kit, List<String> otherwise) {
        List<String> wanted = areNamed() ? names : otherwise;
        boolean shareWell = commands.isEmpty() && wanted.stream().allMatch(kit.backends()::sharesWell);
        return shareWell ? Math.min(Runtime.getRuntime().availableProcessors(), MOST_BY_DEFAULT) : 1;
    }

    /** The option by which to ask again for a backend that has started. */
    String optionFor(String name) {
        return optionByName.getOrDefault(name, "--backend " + ShellWords.quoted(name));
    }

    private static Backend ofCommand(String command, BackendTerms terms) {
        try {
            return BackendRegistry.ofCommand(command, terms);
        } catch (IllegalArgumentException unsplittable) {
            throw new UsageProblem("--backend-command: " + unsplittable.getMessage());
        }
    }

    /** An adapter says its name only when it starts. */
    private Backend remembered(Backend backend, String option) {
        return new Backend() {
            @Override
            public String name() {
                return backend.name();
            }

            @Override
            public Session open() {
                Session session = backend.open();
                synchronized (optionByName) {
                    optionByName.put(session.info().name(), option);
                }
                return session;
            }
        };
    }

    /** The time limit for one program. */
    Duration timeout() {
        return limit(timeout);
    }

    /** The time limit for one program that an option {@code --timeout} asks for. */
    static Duration limit(double timeout) {
        if (!(timeout >= 0 && timeout <= Integer.MAX_VALUE)) {
            throw new UsageProblem("--timeout: expected seconds, 0 or more, got " + timeout);
        }
        return Duration.ofMillis(timeout == 0 ? 0 : Math.max(1, Math.round(timeout * 1000)));
    }
}
