package io.vck.conformance.fuzz.trial;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Located;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.compare.Elements;
import io.vck.conformance.judge.compare.Tolerance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether two runs may differ by nothing but rounding.
 *
 * <p>NOTE [Rounding]: vmap may add up in another order than a loop does, and then the last digits differ; where numbers cancel
 * or are small beside what they were made of, more of them than the judge allows. That breaks no law. It is told from a
 * defect by two signs, and both are needed:
 *
 * <ul>
 *   <li>The difference is small beside the greatest number of the tensor, or beside 1: less than {@value #SMALL} of it, about
 *       what half precision rounds off in a few steps.
 *   <li>It is gone when the same program runs in float64 instead of float32 and half precision: {@link Widening}. A lane that
 *       another one took the place of, or an operator that computes something else, is as wrong with more digits.
 * </ul>
 *
 * <p>The first sign alone would hide lanes that hold nearly the same. The second alone would hide what a library gets wrong
 * only in its kernels for float32. Where the wider program can't be run, or is the same program, the difference is reported.
 */
final class Rounding {
    private static final double SMALL = 1.0 / 256;

    private Rounding() {}

    /** Whether both runs returned the same but for small differences of numbers that are rounded. */
    static boolean isPossible(Observation own, Observation loop) {
        return own instanceof Observation.Returned got
                && loop instanceof Observation.Returned wanted
                && isNear(got.seen().values(), wanted.seen().values());
    }

    private static boolean isNear(Map<String, Value<ObservedTensor>> got, Map<String, Value<ObservedTensor>> wanted) {
        return got.keySet().equals(wanted.keySet())
                && got.entrySet().stream()
                        .allMatch(variable -> Optional.ofNullable(wanted.get(variable.getKey()))
                                .filter(other -> isNear(located(variable.getValue()), located(other)))
                                .isPresent());
    }

    private static Located<ObservedTensor> located(Value<ObservedTensor> value) {
        return new Located<>(new Path(Program.RESULT, List.of()), value);
    }

    private static boolean isNear(Located<ObservedTensor> got, Located<ObservedTensor> wanted) {
        if (got.value() instanceof Value.Tensor<ObservedTensor> tensor
                && wanted.value() instanceof Value.Tensor<ObservedTensor> other) {
            return isNear(tensor.tensor(), other.tensor());
        }
        List<Located<ObservedTensor>> items = got.items();
        List<Located<ObservedTensor>> others = wanted.items();
        if (items.isEmpty() || items.size() != others.size()) {
            return got.value().equals(wanted.value());
        }
        for (int i = 0; i < items.size(); i++) {
            if (!isNear(items.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNear(ObservedTensor got, ObservedTensor wanted) {
        if (got.dtype() != wanted.dtype() || !got.shape().equals(wanted.shape())) {
            return false;
        }
        Elements elements = Elements.of(got);
        Elements others = Elements.of(wanted);
        Tolerance tolerance = isRounded(got.dtype()) ? new Tolerance(0, SMALL * scale(others)) : Tolerance.EXACT;
        for (int i = 0; i < elements.size(); i++) {
            if (!elements.close(i, others, i, tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRounded(DType dtype) {
        return dtype.isFloatingPoint() || dtype.isComplex();
    }

    private static double scale(Elements elements) {
        double greatest = 1;
        for (int i = 0; i < elements.size(); i++) {
            double size = Math.hypot(elements.real(i), elements.imaginary(i));
            greatest = size <= Double.MAX_VALUE ? Math.max(greatest, size) : greatest;
        }
        return greatest;
    }
}
