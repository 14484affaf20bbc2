package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.DType;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors at some paths have an element type. */
public record DTypeIs(Map<Path, DType> expected) implements Expectation {
    public DTypeIs {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    @Override
    public String key() {
        return "dtype";
    }

    @Override
    public String describe() {
        return Tensors.describe("dtype", expected);
    }

    @Override
    public Set<String> capabilities() {
        return Set.of();
    }

    @Override
    public Observe observes(Program program) {
        return Tensors.observing(expected.keySet());
    }

    @Override
    public Expected asData(Program program, Oracle oracle) {
        return new Expected.DTypesAt(expected);
    }

    @Override
    public Finding judge(Evidence evidence) {
        for (Map.Entry<Path, DType> entry : expected.entrySet()) {
            Finding finding = Tensors.check(
                    evidence,
                    "dtype",
                    entry.getKey(),
                    entry.getValue().label(),
                    tensor -> Optional.of(tensor.dtype().label()));
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }
}
