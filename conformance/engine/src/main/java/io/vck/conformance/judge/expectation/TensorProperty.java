package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors at some paths have a property, which is called as the key is.
 *
 * @param <E> how the property is given in a case
 */
interface TensorProperty<E> extends Expectation {

    /** What the tensors at each path have, in the order of the case file. */
    Map<Path, E> expected();

    /** Judges the tensors at one path. */
    Finding judge(Evidence evidence, Path path, E expected);

    @Override
    default String describe() {
        return Tensors.describe(key(), expected());
    }

    @Override
    default Observe observes(Program program) {
        return Tensors.observing(expected().keySet());
    }

    @Override
    default Finding judge(Evidence evidence) {
        for (Map.Entry<Path, E> entry : expected().entrySet()) {
            Finding finding = judge(evidence, entry.getKey(), entry.getValue());
            if (!(finding instanceof Finding.Met)) {
                return finding;
            }
        }
        return new Finding.Met();
    }

    /** A copy that keeps the order of the case file. */
    static <E> Map<Path, E> inOrder(Map<Path, E> expected) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }
}
