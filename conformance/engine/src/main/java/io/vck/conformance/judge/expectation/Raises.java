package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Errors;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.MessagePattern;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.compare.ValueText;
import java.util.Optional;
import java.util.Set;

/**
 * The last step of the program raises an error of a kind or of a subclass of it. A backend without the original's
 * messages only has to raise.
 *
 * @param kind the Python type, {@code ValueError}
 * @param pattern that is searched for in the message
 */
public record Raises(String kind, Optional<MessagePattern> pattern) implements Expectation {
    private static final String MESSAGES = "messages";

    @Override
    public String key() {
        return "raises";
    }

    @Override
    public String describe() {
        return "the last step raises " + error();
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    /** The value too: a lazy backend is to compute it, so that it comes to the error. */
    @Override
    public Observe observes(Program program) {
        return Observing.RESULT;
    }

    @Override
    public boolean expectsError() {
        return true;
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.Raised(kind, pattern);
    }

    @Override
    public Finding judge(Evidence evidence) {
        if (evidence.raised().isEmpty()) {
            Value<ObservedTensor> value = evidence.seen().values().get(Program.RESULT);
            String returned = value == null ? "that the program returned" : "that it returned " + ValueText.of(value);
            return new Finding.Unmet(Difference.of("error", error(), returned));
        }
        Observation.Raised raised = evidence.raised().get();
        if (raised.step() != evidence.program().steps().size() - 1) {
            return new Finding.Raised(Errors.describe(raised, evidence.program()));
        }
        boolean met = !evidence.capabilities().contains(MESSAGES) || matches(raised);
        return met
                ? new Finding.Met()
                : new Finding.Unmet(
                        Difference.of("error", error(), Errors.headline(raised)).explained(why(raised)));
    }

    private boolean matches(Observation.Raised raised) {
        return raised.kinds().contains(kind)
                && pattern.map(p -> p.foundIn(raised.message())).orElse(true);
    }

    private String why(Observation.Raised raised) {
        if (raised.kinds().contains(kind)) {
            return "the kind is right, the message does not match";
        }
        boolean found = pattern.map(p -> p.foundIn(raised.message())).orElse(false);
        return String.join(" < ", raised.kinds()) + " is no " + kind + (found ? ", though the message matches" : "");
    }

    private String error() {
        return kind + pattern.map(p -> " that matches " + p).orElse("");
    }
}
