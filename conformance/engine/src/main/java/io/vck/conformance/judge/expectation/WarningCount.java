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
 * So many warnings match a pattern, under a filter that shows each one.
 *
 * @param count of the warnings that match; others don't matter
 */
public record WarningCount(MessagePattern pattern, long count) implements Expectation {
    @Override
    public String key() {
        return "warnings";
    }

    @Override
    public String describe() {
        return Warnings.number(count) + " that match" + (count == 1 ? "es " : " ") + pattern;
    }

    /** The fallback's warning is one that not every backend with warnings gives. */
    @Override
    public Set<String> capabilities() {
        return Fallback.isShownBy(pattern) ? Set.of("warnings", Fallback.CAPABILITY) : Set.of("warnings");
    }

    @Override
    public Observe observes(Program program) {
        return Observing.WARNINGS;
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.Warnings(pattern, count);
    }

    @Override
    public Finding judge(Evidence evidence) {
        Warnings warnings = Warnings.matching(pattern, evidence);
        return warnings.count() == count
                ? new Finding.Met()
                : new Finding.Unmet(Difference.of("warnings", describe(), warnings.describe()));
    }
}
