package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import java.util.Map;
import java.util.Set;

/** The tensors at some paths have strides, in elements. */
public record Strides(Map<Path, Sizes> expected) implements TensorProperty<Sizes> {
    public Strides {
        expected = TensorProperty.inOrder(expected);
    }

    @Override
    public String key() {
        return "strides";
    }

    @Override
    public Set<String> capabilities() {
        return Set.of("strides");
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return Sizes.asData(expected, oracle);
    }

    @Override
    public Finding judge(Evidence evidence, Path path, Sizes sizes) {
        return sizes.check(evidence, key(), path, ObservedTensor::strides);
    }
}
