package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.MessagePattern;
import io.vck.conformance.judge.Oracle;
import java.util.Set;

/**
 * Whether an operator took the slow fallback, which runs it lane by lane. It shows as a warning, which the case's
 * settings ask for.
 */
public record Fallback(boolean used) implements Expectation {
    static final String CAPABILITY = "fallback-warnings";

    private static final MessagePattern WARNING = new MessagePattern("There is a performance drop");

    /** Whether a pattern looks for the fallback's warning. */
    static boolean isShownBy(MessagePattern pattern) {
        return pattern.text().contains("performance drop");
    }

    @Override
    public String key() {
        return "fallback";
    }

    @Override
    public String describe() {
        return used ? "an operator takes the slow fallback" : "no operator takes the slow fallback";
    }

    @Override
    public Set<String> capabilities() {
        return Set.of(CAPABILITY);
    }

    @Override
    public Observe observes(Program program) {
        return Observing.WARNINGS;
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.AnyWarning(WARNING, used);
    }

    @Override
    public Finding judge(Evidence evidence) {
        Warnings warnings = Warnings.matching(WARNING, evidence);
        if (warnings.count() > 0 == used) {
            return new Finding.Met();
        }
        String expected = used ? "a warning that matches " + WARNING : "no warning that matches " + WARNING;
        return new Finding.Unmet(Difference.of("fallback", expected, warnings.describe()));
    }
}
