package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.value.DType;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors at some paths have an element type. */
public record DTypeIs(Map<Path, DType> expected) implements TensorProperty<DType> {
    public DTypeIs {
        expected = TensorProperty.inOrder(expected);
    }

    @Override
    public String key() {
        return "dtype";
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.DTypesAt(expected);
    }

    @Override
    public Finding judge(Evidence evidence, Path path, DType dtype) {
        return Tensors.check(
                evidence,
                key(),
                path,
                dtype.label(),
                tensor -> Optional.of(tensor.dtype().label()));
    }
}
