package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Session;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;
import java.util.List;

/** Operators that make one number of many. */
final class Reductions {
    private Reductions() {}

    static void declare(Family family) {
        family.add(Operator.declare("sum(Tensor self, *, ScalarType? dtype=None) -> Tensor")
                .kernel(args -> sum(args.strided("self"), allDims(args.strided("self")), false, args))
                .fallback()
                .derivative("self", b -> Torch.expand(b.grad(), b.shape("self"))));
        family.add(Operator.declare(
                        "sum.dim_IntList(Tensor self, int[]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor")
                .kernel(args ->
                        sum(args.strided("self"), dims(args.strided("self"), args), args.truth("keepdim"), args))
                .batching((operator, args) -> sumBatched(args))
                .derivative("self", b -> Torch.expand(withReducedDims(b, b.grad()), b.shape("self"))));
        family.add(Operator.declare("mean(Tensor self) -> Tensor")
                .composite(args -> Torch.div(
                        (Tensor) Dispatcher.call("sum", args.tensor("self")),
                        StridedTensor.wrappedNumber((long) args.tensor("self").numel())))
                .fallback());
        family.add(Operator.declare("var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)")
                .kernel(args ->
                        varMean(args.strided("self"), allDims(args.strided("self")), args.truth("unbiased"), false))
                .fallback()
                .derivative(Reductions::varMeanGradient));
        family.add(Operator.declare(
                        "var_mean.dim(Tensor self, int[]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)")
                .kernel(args -> varMean(
                        args.strided("self"),
                        dims(args.strided("self"), args),
                        args.truth("unbiased"),
                        args.truth("keepdim")))
                .fallback()
                .derivative(Reductions::varMeanGradient));
    }

    private static int[] allDims(Tensor self) {
        int[] dims = new int[self.dim()];
        Arrays.setAll(dims, dim -> dim);
        return dims;
    }

    /** The dims that are reduced: those given, or all. */
    private static int[] dims(Tensor self, Arguments args) {
        int[] given = args.optionalIntegers("dim").orElse(new int[0]);
        return given.length == 0 ? allDims(self) : Shapes.wrapDims(given, self.dim());
    }

    /** A window with the kept dims first and the reduced ones after them, and the shape of the result. */
    private record Split(StridedTensor ordered, int lanes, int[] resultShape) {
        static Split of(StridedTensor self, int[] dims, boolean keepDims) {
            boolean[] reduced = new boolean[Math.max(self.dim(), 1)];
            for (int dim : dims) {
                reduced[dim] = true;
            }
            int[] order = new int[self.dim()];
            int[] shape = new int[self.dim()];
            int kept = 0;
            int size = 0;
            int lanes = 1;
            for (int dim = 0; dim < order.length; dim++) {
                if (!reduced[dim]) {
                    order[kept++] = dim;
                    shape[size++] = self.shape()[dim];
                    lanes *= self.shape()[dim];
                } else if (keepDims) {
                    shape[size++] = 1;
                }
            }
            for (int dim = 0; dim < order.length; dim++) {
                if (reduced[dim]) {
                    order[kept++] = dim;
                }
            }
            return new Split(Permutations.permute(self, order), lanes, Arrays.copyOf(shape, size));
        }
    }

    private static StridedTensor sum(StridedTensor self, int[] dims, boolean keepDims, Arguments args) {
        DType natural = self.dtype().isIntegral() ? DType.INT64 : self.dtype();
        DType type = args.optionalDtype("dtype").orElse(natural);
        Split split = Split.of(self, dims, keepDims);
        if (type.isIntegral()) {
            return sumOfWhole(split, type);
        }
        int parts = type.isComplex() ? 2 : 1;
        double[] values = type.isComplex() ? Elements.complex(split.ordered) : Elements.doubles(split.ordered);
        double[] sums = new double[split.lanes * parts];
        int length = split.lanes == 0 ? 0 : values.length / parts / split.lanes;
        for (int lane = 0; lane < split.lanes; lane++) {
            for (int i = 0; i < length * parts; i++) {
                sums[lane * parts + i % parts] += values[lane * length * parts + i];
            }
        }
        return StridedTensor.ofDoubles(type, sums, split.resultShape);
    }

    private static StridedTensor sumOfWhole(Split split, DType type) {
        long[] values = Elements.longs(split.ordered);
        long[] sums = new long[split.lanes];
        int length = split.lanes == 0 ? 0 : values.length / split.lanes;
        for (int i = 0; i < values.length; i++) {
            sums[i / length] += values[i];
        }
        return StridedTensor.ofLongs(type, sums, split.resultShape);
    }

    private static Object sumBatched(Arguments args) {
        Tensor self = args.tensor("self");
        int[] dims = args.optionalIntegers("dim").orElse(new int[0]);
        if (self.dim() == 0 && (dims.length == 0 || (dims.length == 1 && Shapes.wrapDim(dims[0], 0) == 0))) {
            return Torch.clone(self);
        }
        PhysicalView view = PhysicalView.of(self);
        return view.logical((Tensor) Dispatcher.call(
                "sum.dim_IntList",
                view.tensor(),
                Arguments.list(view.physicalDims(dims)),
                args.get("keepdim"),
                args.get("dtype")));
    }

    /** A gradient with the reduced dims back in, as dims of size 1. */
    private static Tensor withReducedDims(Backward b, Tensor gradient) {
        Arguments args = b.args();
        boolean someDims = args.schema().name().contains("dim");
        if (!someDims || args.truth("keepdim") || b.shape("self").length == 0) {
            return gradient;
        }
        int ndim = b.shape("self").length;
        int[] given = args.optionalIntegers("dim").orElse(new int[0]);
        int[] dims = given.length == 0 ? new int[0] : Shapes.wrapDims(given, ndim);
        Arrays.sort(dims);
        Tensor result = gradient;
        for (int dim : dims) {
            result = Torch.unsqueeze(result, dim);
        }
        return result;
    }

    private static List<StridedTensor> varMean(StridedTensor self, int[] dims, boolean unbiased, boolean keepDims) {
        DType type = TypePromotion.floating(self.dtype());
        Split split = Split.of(self, dims, keepDims);
        double[] values = Elements.doubles(split.ordered);
        int length = split.lanes == 0 ? 0 : values.length / split.lanes;
        double[] variances = new double[split.lanes];
        double[] means = new double[split.lanes];
        for (int lane = 0; lane < split.lanes; lane++) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += values[lane * length + i];
            }
            means[lane] = sum / length;
            double squares = 0;
            for (int i = 0; i < length; i++) {
                double distance = values[lane * length + i] - means[lane];
                squares += distance * distance;
            }
            variances[lane] = squares / Math.max(0, length - (unbiased ? 1 : 0));
        }
        if (unbiased && length <= 1) {
            Session.current()
                    .warn("var_mean(): degrees of freedom is <= 0. Correction should be strictly less than the "
                            + "reduction factor (input numel divided by output numel).");
        }
        return List.of(
                StridedTensor.ofDoubles(type, variances, split.resultShape),
                StridedTensor.ofDoubles(type, means, split.resultShape));
    }

    private static void varMeanGradient(Backward b) {
        Tensor self = b.tensor("self");
        int length = self.numel() / Math.max(1, b.result(0).numel());
        double freedom = length - (b.args().truth("unbiased") ? 1 : 0);
        Tensor total = Torch.mul(self, 0);
        if (b.grad(0).isPresent()) {
            Tensor distance = Torch.sub(self, withReducedDims(b, b.result(1)));
            Tensor gradient = withReducedDims(b, b.grad(0).get());
            total = Torch.add(total, Torch.mul(gradient, Torch.mul(distance, 2.0 / freedom)));
        }
        if (b.grad(1).isPresent()) {
            total = Torch.add(total, Torch.mul(withReducedDims(b, b.grad(1).get()), 1.0 / length));
        }
        b.set("self", total);
    }
}
