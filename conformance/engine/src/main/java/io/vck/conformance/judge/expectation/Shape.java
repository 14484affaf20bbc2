package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
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

/** The tensors at some paths have a shape. */
public record Shape(Map<Path, Sizes> expected) implements Expectation {
    public Shape {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    @Override
    public String key() {
        return "shape";
    }

    @Override
    public String describe() {
        return Tensors.describe("shape", expected);
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
        return Sizes.asData(expected, oracle);
    }

    @Override
    public Finding judge(Evidence evidence) {
        for (Map.Entry<Path, Sizes> entry : expected.entrySet()) {
            Sizes.Resolved sizes = entry.getValue().resolve(evidence.oracle());
            Finding finding = sizes.instead().isPresent()
                    ? sizes.instead().get()
                    : Tensors.check(
                            evidence, "shape", entry.getKey(), sizes.sizes(), tensor -> Optional.of(tensor.shape()));
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }
}
