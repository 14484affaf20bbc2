package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import java.util.Set;

/** Why the values that the program returns are not judged: a remark, which every program meets. */
public record Unvalued(String reason) implements Expectation {
    @Override
    public String key() {
        return "unvalued";
    }

    @Override
    public String describe() {
        return "values are not judged: " + reason;
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    @Override
    public Observe observes(Program program) {
        return Observing.NOTHING;
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.Remark(reason);
    }

    @Override
    public Finding judge(Evidence evidence) {
        return new Finding.Noted();
    }
}
