package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors at some paths have a shape. */
public record Shape(Map<Path, Sizes> expected) implements TensorProperty<Sizes> {
    public Shape {
        expected = TensorProperty.inOrder(expected);
    }

    @Override
    public String key() {
        return "shape";
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return Sizes.asData(expected, oracle);
    }

    @Override
    public Finding judge(Evidence evidence, Path path, Sizes sizes) {
        return sizes.check(evidence, key(), path, tensor -> Optional.of(tensor.shape()));
    }
}
