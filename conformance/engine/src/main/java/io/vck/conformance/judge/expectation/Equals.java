package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.SourceText;
import java.util.Set;

/**
 * The program's value equals that of another program, which the reference runs over the original inputs without any
 * {@code vmap}.
 */
public record Equals(Program program) implements Expectation {
    @Override
    public String key() {
        return "equals";
    }

    @Override
    public String describe() {
        return "the result equals `" + SourceText.of(program) + "`";
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    @Override
    public Observe observes(Program judged) {
        return Observing.RESULT;
    }

    @Override
    public Expected asData(Program judged, Oracle oracle) {
        return Oracles.ofReference(oracle.evaluate(program, Observing.RESULT), program)
                .asData(Set.of(Program.RESULT));
    }

    @Override
    public Finding judge(Evidence evidence) {
        return Variables.compare(
                evidence,
                Program.RESULT,
                Oracles.ofReference(evidence.oracle().evaluate(program, Observing.RESULT), program),
                Program.RESULT);
    }
}
