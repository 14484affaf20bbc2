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

/** The tensors at some paths record, or do not record, what is done with them for gradients. */
public record RequiresGrad(Map<Path, Boolean> expected) implements TensorProperty<Boolean> {
    public RequiresGrad {
        expected = TensorProperty.inOrder(expected);
    }

    @Override
    public String key() {
        return "requires_grad";
    }

    @Override
    public Set<String> capabilities() {
        return Set.of("requires-grad");
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.FlagsAt(expected);
    }

    @Override
    public Finding judge(Evidence evidence, Path path, Boolean requiresGrad) {
        return Tensors.check(evidence, key(), path, requiresGrad, ObservedTensor::requiresGrad);
    }
}
