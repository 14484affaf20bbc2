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

/** The tensors at some paths have strides, in elements. */
public record Strides(Map<Path, Sizes> expected) implements Expectation {
    public Strides {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    @Override
    public String key() {
        return "strides";
    }

    @Override
    public String describe() {
        return Tensors.describe("strides", expected);
    }

    @Override
    public Set<String> capabilities() {
        return Set.of("strides");
    }

    @Override
    public Observe observes(Program program) {
        return Tensors.observing(expected.keySet());
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return Sizes.asData(expected, oracle);
    }

    @Override
    public Finding judge(Evidence evidence) {
        for (Map.Entry<Path, Sizes> entry : expected.entrySet()) {
            Sizes.Resolved sizes = entry.getValue().resolve(evidence.oracle());
            Finding finding = sizes.instead().isPresent()
                    ? sizes.instead().get()
                    : Tensors.check(evidence, "strides", entry.getKey(), sizes.sizes(), ObservedTensor::strides);
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }
}
