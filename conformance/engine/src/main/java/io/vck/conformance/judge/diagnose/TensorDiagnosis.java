package io.vck.conformance.judge.diagnose;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.conformance.judge.Diagnosis;
import io.vck.conformance.judge.compare.Elements;
import io.vck.conformance.judge.compare.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the difference of two tensors looks like, which are known to differ; the plainest explanation first. */
final class TensorDiagnosis {
    /** Numbers that are off by more of the tensor's greatest one are other numbers. */
    private static final double NEAR = 0.01;

    private final Optional<Integer> laneDim;
    private final ObservedTensor expected;
    private final ObservedTensor observed;

    /**
     * @param laneDim the batch dim of the outermost {@code vmap} in both, if it is known
     */
    TensorDiagnosis(Optional<Integer> laneDim, ObservedTensor expected, ObservedTensor observed) {
        this.laneDim = laneDim;
        this.expected = expected;
        this.observed = observed;
    }

    /** Of two Python numbers. */
    static Optional<Diagnosis> ofNumbers(double expected, double observed) {
        double distance = Math.abs(observed - expected);
        boolean near = Double.isFinite(distance) && distance <= NEAR * Math.abs(expected);
        return near
                ? Optional.of(new Diagnosis.OffBy(
                        DType.FLOAT64,
                        Optional.empty(),
                        distance,
                        relative(distance, Math.abs(expected)),
                        Ulps.between(DType.FLOAT64, expected, observed)))
                : Optional.empty();
    }

    Optional<Diagnosis> diagnosis() {
        boolean sameShape = expected.shape().equals(observed.shape());
        if (expected.dtype() != observed.dtype()) {
            return sameShape ? onlyDType() : Optional.empty();
        }
        Optional<Diagnosis> slices = sameShape ? slices() : Optional.empty();
        return slices.or(() -> new Transpositions(expected, observed).diagnosis())
                .or(() -> sameShape ? offBy() : Optional.empty());
    }

    private Optional<Diagnosis> onlyDType() {
        Elements wanted = Elements.of(expected);
        Elements got = Elements.of(observed);
        Tolerance coarser = coarser(Tolerance.of(expected.dtype()), Tolerance.of(observed.dtype()));
        boolean equal = IntStream.range(0, wanted.size())
                .allMatch(i -> coarser.close(wanted.real(i), wanted.imaginary(i), got.real(i), got.imaginary(i)));
        return equal ? Optional.of(new Diagnosis.OnlyDType(expected.dtype(), observed.dtype())) : Optional.empty();
    }

    private static Tolerance coarser(Tolerance one, Tolerance other) {
        return one.relative() > other.relative() ? one : other;
    }

    /** The dim of lanes first: of what is known to be lanes, more can be said. */
    private Optional<Diagnosis> slices() {
        return IntStream.concat(
                        laneDim.stream().mapToInt(dim -> dim),
                        IntStream.range(0, expected.shape().size()).filter(dim -> !laneDim.equals(Optional.of(dim))))
                .mapToObj(dim -> new Diagnosis.Slices(dim, laneDim.equals(Optional.of(dim))))
                .flatMap(slices -> new SliceSources(slices, expected, observed).diagnosis().stream())
                .findFirst();
    }

    private Optional<Diagnosis> offBy() {
        DType dtype = expected.dtype();
        if (!dtype.isFloatingPoint() && !dtype.isComplex()) {
            return Optional.empty();
        }
        Elements wanted = Elements.of(expected);
        Elements got = Elements.of(observed);
        Tolerance tolerance = Tolerance.of(dtype);
        double greatest = 0;
        double farthest = 0;
        double excess = -1;
        int worst = 0;
        for (int i = 0; i < wanted.size(); i++) {
            if (got.close(i, wanted, i, tolerance) && !Double.isFinite(size(wanted, i))) {
                continue;
            }
            double distance = got.distance(i, wanted);
            if (!Double.isFinite(distance)) {
                return Optional.empty();
            }
            greatest = Math.max(greatest, size(wanted, i));
            farthest = Math.max(farthest, distance);
            double exceeds = distance / tolerance.allowed(size(wanted, i));
            if (exceeds > excess) {
                excess = exceeds;
                worst = i;
            }
        }
        return Double.isFinite(greatest) && farthest <= NEAR * greatest
                ? Optional.of(offBy(worst, wanted, got))
                : Optional.empty();
    }

    private Diagnosis offBy(int worst, Elements wanted, Elements got) {
        double distance = got.distance(worst, wanted);
        return new Diagnosis.OffBy(
                expected.dtype(),
                index(worst),
                distance,
                relative(distance, size(wanted, worst)),
                Math.max(
                        Ulps.between(expected.dtype(), wanted.real(worst), got.real(worst)),
                        Ulps.between(expected.dtype(), wanted.imaginary(worst), got.imaginary(worst))));
    }

    private static Optional<Double> relative(double distance, double size) {
        return size == 0 ? Optional.empty() : Optional.of(distance / size);
    }

    private static double size(Elements elements, int index) {
        return Math.hypot(elements.real(index), elements.imaginary(index));
    }

    private Optional<String> index(int element) {
        List<Long> shape = expected.shape();
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        long[] index = new long[shape.size()];
        long rest = element;
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim] = rest % shape.get(dim);
            rest /= shape.get(dim);
        }
        return Optional.of(Arrays.toString(index));
    }
}
