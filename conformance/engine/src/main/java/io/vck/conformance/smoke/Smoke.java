package io.vck.conformance.smoke;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs checks on an adapter.
 *
 * @param checks in their order
 * @param patience how long an adapter may take to end
 */
public record Smoke(List<Check> checks, Duration patience) {

    public Smoke {
        checks = List.copyOf(checks);
    }

    /** A check and how it came out. */
    public record Result(Check check, Outcome outcome) {}

    /**
     * How all checks came out.
     *
     * @param backend who it is, if it said so
     */
    public record Report(Optional<BackendInfo> backend, List<Result> results) {
        public Report {
            results = List.copyOf(results);
        }

        /** The results with such an outcome. */
        public List<Result> with(Class<? extends Outcome> outcome) {
            return results.stream()
                    .filter(result -> outcome.isInstance(result.outcome()))
                    .toList();
        }

        public boolean failed() {
            return !with(Outcome.Failed.class).isEmpty();
        }
    }

    /**
     * Runs the essential checks, and those that are wanted.
     *
     * @param each takes every result as soon as it is there
     * @throws io.vck.backend.spi.BackendUnavailable if there is no such program
     */
    public Report run(Backend backend, Predicate<Check> wanted, Consumer<Result> each) {
        List<Result> results = new ArrayList<>();
        try (Subject subject = Subject.of(backend, patience)) {
            Optional<BackendInfo> info = subject.greeting().info();
            Set<String> claimed = info.map(BackendInfo::capabilities).orElse(Set.of());
            Optional<String> stopped = Optional.empty();
            for (Check check : checks) {
                if (!check.essential() && !wanted.test(check)) {
                    continue;
                }
                Outcome outcome = stopped.isPresent()
                        ? new Outcome.NotRun("mend " + stopped.get() + " first")
                        : outcome(check, claimed, subject);
                if (check.essential() && outcome instanceof Outcome.Failed) {
                    stopped = Optional.of(check.name());
                }
                Result result = new Result(check, outcome);
                results.add(result);
                each.accept(result);
            }
            return new Report(info, results);
        }
    }

    private static Outcome outcome(Check check, Set<String> claimed, Subject subject) {
        Set<String> missing = new LinkedHashSet<>(check.capabilities());
        missing.removeAll(claimed);
        if (!missing.isEmpty()) {
            return new Outcome.NotApplicable("does not claim " + String.join(", ", missing));
        }
        subject.prepare();
        return check.trial().run(subject);
    }
}
