package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tensors at some paths record, or do not record, what is done with them for gradients. */
public record RequiresGrad(Map<Path, Boolean> expected) implements Expectation {
    public RequiresGrad {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    @Override
    public String key() {
        return "requires_grad";
    }

    @Override
    public String describe() {
        return Tensors.describe("requires_grad", expected);
    }

    @Override
    public Set<String> capabilities() {
        return Set.of("requires-grad");
    }

    @Override
    public Observe observes(Program program) {
        return Tensors.observing(expected.keySet());
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.FlagsAt(expected);
    }

    @Override
    public Finding judge(Evidence evidence) {
        for (Map.Entry<Path, Boolean> entry : expected.entrySet()) {
            Finding finding = Tensors.check(
                    evidence, "requires_grad", entry.getKey(), entry.getValue(), ObservedTensor::requiresGrad);
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }
}
