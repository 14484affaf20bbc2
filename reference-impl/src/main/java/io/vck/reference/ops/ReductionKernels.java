package io.vck.reference.ops;

import io.vck.reference.dispatch.Session;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Sums;
import io.vck.reference.tensor.TypePromotion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Loops that make one number of many. They add in double precision, whatever the type. */
final class ReductionKernels {
    private ReductionKernels() {}

    /**
     * A tensor whose dims are parted into kept and reduced ones.
     *
     * @param kept dims, one lane for each of their indices
     * @param resultShape the shape of the result
     */
    private record Split(StridedTensor self, int[] kept, int[] reduced, int lanes, int[] resultShape) {
        static Split of(StridedTensor self, int[] dims, boolean keepDims) {
            boolean[] isReduced = new boolean[Math.max(self.dim(), 1)];
            for (int dim : dims) {
                isReduced[dim] = true;
            }
            int[] kept = new int[self.dim()];
            int[] reduced = new int[self.dim()];
            int[] shape = new int[self.dim()];
            int keptCount = 0;
            int reducedCount = 0;
            int size = 0;
            int lanes = 1;
            for (int dim = 0; dim < self.dim(); dim++) {
                if (!isReduced[dim]) {
                    kept[keptCount++] = dim;
                    shape[size++] = self.shape()[dim];
                    lanes *= self.shape()[dim];
                } else {
                    reduced[reducedCount++] = dim;
                    if (keepDims) {
                        shape[size++] = 1;
                    }
                }
            }
            return new Split(
                    self,
                    Arrays.copyOf(kept, keptCount),
                    Arrays.copyOf(reduced, reducedCount),
                    lanes,
                    Arrays.copyOf(shape, size));
        }

        /** With each lane's elements in a row. */
        StridedTensor lanesFirst() {
            return Permutations.permute(self, joined(kept, reduced));
        }

        /** Some of the dims by themselves, at index 0 of all others. */
        StridedTensor window(int[] dims) {
            int[] shape = new int[dims.length];
            int[] strides = new int[dims.length];
            for (int i = 0; i < dims.length; i++) {
                shape[i] = self.shape()[dims[i]];
                strides[i] = self.strides()[dims[i]];
            }
            return self.view(shape, strides, self.offset());
        }

        /** Whether neighbours in memory belong to different lanes. */
        boolean lanesAreInnermost() {
            return smallestStride(kept) < smallestStride(reduced);
        }

        private int smallestStride(int[] dims) {
            int smallest = Integer.MAX_VALUE;
            for (int dim : dims) {
                boolean moves = self.shape()[dim] > 1 && self.strides()[dim] != 0;
                smallest = moves ? Math.min(smallest, self.strides()[dim]) : smallest;
            }
            return smallest;
        }

        private static int[] joined(int[] first, int[] second) {
            int[] all = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, all, first.length, second.length);
            return all;
        }

        int laneLength() {
            return lanes == 0 ? 0 : self.numel() / lanes;
        }
    }

    /**
     * The sum over some dims; whole numbers add up to {@code int64} unless another type is asked for. Elements are converted to
     * that type before they are added up, so that a sum of bools says whether any is not zero.
     */
    static StridedTensor sum(StridedTensor self, int[] dims, boolean keepDims, Optional<DType> dtype) {
        DType natural = self.dtype().isIntegral() ? DType.INT64 : self.dtype();
        DType type = dtype.orElse(natural);
        boolean converts = self.dtype() != type && (!type.isIntegral() || type == DType.BOOL);
        Split split = Split.of(converts ? Elements.convert(self, type) : self, dims, keepDims);
        if (type.isIntegral()) {
            return StridedTensor.ofLongs(type, sumOfWhole(split), split.resultShape);
        } else if (type.isComplex()) {
            double[] values = Elements.complex(split.lanesFirst());
            return StridedTensor.ofDoubles(type, sumOfComplex(values, split), split.resultShape);
        }
        double[] sums = split.lanesAreInnermost()
                ? Sums.ofWindows(split.window(split.kept), Elements.positions(split.window(split.reduced)))
                : Sums.ofRuns(split.lanesFirst(), split.lanes);
        return StridedTensor.ofDoubles(type, sums, split.resultShape);
    }

    private static long[] sumOfWhole(Split split) {
        long[] values = Elements.longs(split.lanesFirst());
        long[] sums = new long[split.lanes];
        int length = split.laneLength();
        for (int i = 0; i < values.length; i++) {
            sums[i / length] += values[i];
        }
        return sums;
    }

    private static double[] sumOfComplex(double[] values, Split split) {
        double[] sums = new double[2 * split.lanes];
        int length = split.laneLength();
        for (int i = 0; i < values.length / 2; i++) {
            sums[2 * (i / length)] += values[2 * i];
            sums[2 * (i / length) + 1] += values[2 * i + 1];
        }
        return sums;
    }

    /** The logarithm of the sum of exponentials, each divided by the largest, so that none overflows. */
    static StridedTensor logSumExp(StridedTensor self, int[] dims, boolean keepDims) {
        DType type = TypePromotion.floating(self.dtype());
        Split split = Split.of(self, dims, keepDims);
        int length = split.laneLength();
        double[] values = Elements.complex(split.lanesFirst());
        double[] result = new double[2 * split.lanes];
        for (int lane = 0; lane < split.lanes; lane++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = lane * length; i < (lane + 1) * length; i++) {
                largest = Math.max(largest, values[2 * i]);
            }
            double divisor = Double.isInfinite(largest) ? 0 : largest;
            double[] power = new double[2];
            double[] sum = new double[2];
            for (int i = lane * length; i < (lane + 1) * length; i++) {
                ComplexFunctions.exp(values[2 * i] - divisor, values[2 * i + 1], power, 0);
                sum[0] += power[0];
                sum[1] += power[1];
            }
            if (type.isComplex()) {
                ComplexFunctions.log(sum[0], sum[1], result, 2 * lane);
            } else {
                result[2 * lane] = Math.log(sum[0]);
            }
            result[2 * lane] += divisor;
        }
        return Elements.convert(StridedTensor.ofDoubles(DType.COMPLEX128, result, split.resultShape), type);
    }

    /** The variance, which is real, and the mean. */
    static List<StridedTensor> varMean(StridedTensor self, int[] dims, boolean unbiased, boolean keepDims) {
        if (self.dtype().isIntegral()) {
            throw PythonError.runtime("var_mean only support floating point and complex dtypes");
        }
        Split split = Split.of(self, dims, keepDims);
        int length = split.laneLength();
        double[] values = Elements.complex(split.lanesFirst());
        double[] means = sumOfComplex(values, split);
        double[] variances = new double[split.lanes];
        for (int lane = 0; lane < split.lanes; lane++) {
            means[2 * lane] /= length;
            means[2 * lane + 1] /= length;
            for (int i = lane * length; i < (lane + 1) * length; i++) {
                double re = values[2 * i] - means[2 * lane];
                double im = values[2 * i + 1] - means[2 * lane + 1];
                variances[lane] += re * re + im * im;
            }
            variances[lane] /= Math.max(0, length - (unbiased ? 1 : 0));
        }
        if (unbiased && length <= 1) {
            Session.current()
                    .warn("var_mean(): degrees of freedom is <= 0. Correction should be strictly less than the "
                            + "reduction factor (input numel divided by output numel).");
        }
        StridedTensor mean = StridedTensor.ofDoubles(DType.COMPLEX128, means, split.resultShape);
        return List.of(
                StridedTensor.ofDoubles(self.dtype().real(), variances, split.resultShape),
                Elements.convert(mean, self.dtype()));
    }
}
