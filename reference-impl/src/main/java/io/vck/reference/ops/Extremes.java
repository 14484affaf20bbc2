package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** The largest, the smallest and the middle one of many numbers. Where there is a NaN, it is all three. */
final class Extremes {
    private Extremes() {}

    /** Which of a row's elements is chosen. */
    private interface Choice {
        int of(Row row);
    }

    static void declare(Family family) {
        declare(family, "max", "max_all", row -> first(row, 1));
        declare(family, "min", "min_all", row -> first(row, -1));
        declare(family, "median", "median_cpu", Extremes::middle);
        other(family, "max", "maximum");
        other(family, "min", "minimum");
    }

    /**
     * @param kernel what the original calls the kernel over all elements
     */
    private static void declare(Family family, String name, String kernel, Choice choice) {
        family.add(Operator.declare(name + "(Tensor self) -> Tensor")
                .kernel(args -> ofAll(name, kernel, choice, args.strided("self")))
                .fallback()
                .derivative("self", Extremes::sharedEvenly));
        family.add(Operator.declare(name + ".dim(Tensor self, int dim, bool keepdim=False) -> (Tensor, Tensor)")
                .kernel(args -> ofRows(name, choice, args))
                .fallback()
                .derivative("self", Extremes::toTheChosen));
    }

    private static void other(Family family, String name, String ofTwo) {
        family.add(Operator.declare(name + ".other(Tensor self, Tensor other) -> Tensor")
                .composite(args -> Dispatcher.call(ofTwo, args.get("self"), args.get("other")))
                .fallback());
    }

    /** Elements that are ordered. */
    private record Row(long[] whole, double[] real, int from, int length) {
        static Row of(StridedTensor tensor) {
            boolean integral = tensor.dtype().isIntegral();
            return new Row(
                    integral ? Elements.longs(tensor) : new long[0],
                    integral ? new double[0] : Elements.doubles(tensor),
                    0,
                    tensor.numel());
        }

        /** A part of the row. */
        Row part(int start, int size) {
            return new Row(whole, real, start, size);
        }

        boolean isNaN(int index) {
            return real.length > 0 && Double.isNaN(real[from + index]);
        }

        /** Zeros are equal whatever their signs. */
        int compare(int index, int other) {
            if (real.length == 0) {
                return Long.compare(whole[from + index], whole[from + other]);
            }
            double left = real[from + index];
            double right = real[from + other];
            return left < right ? -1 : left > right ? 1 : 0;
        }
    }

    /** The first of the largest elements, or, with a sign of -1, of the smallest. */
    private static int first(Row row, int sign) {
        int best = 0;
        for (int i = 0; i < row.length(); i++) {
            if (row.isNaN(i)) {
                return i;
            } else if (sign * row.compare(i, best) > 0) {
                best = i;
            }
        }
        return best;
    }

    /** Of an even number of elements the lower one of the two in the middle. */
    private static int middle(Row row) {
        return IntStream.range(0, row.length())
                .filter(row::isNaN)
                .findFirst()
                .orElseGet(() -> IntStream.range(0, row.length())
                        .boxed()
                        .sorted(row::compare)
                        .skip((row.length() - 1) / 2)
                        .findFirst()
                        .orElseThrow());
    }

    private static StridedTensor ofAll(String name, String kernel, Choice choice, StridedTensor self) {
        boolean middle = name.equals("median");
        if (middle && self.numel() == 0) {
            return middleOfNothing(self.dtype());
        } else if (self.numel() == 0) {
            throw PythonError.runtime(name + "(): Expected reduction dim to be specified for input.numel() == 0. "
                    + "Specify the reduction dim with the 'dim' argument.");
        }
        Refusals.refuseComplex(kernel, self.dtype());
        if (middle) {
            Refusals.refuseBool(kernel, self.dtype());
        }
        StridedTensor elements = Elements.convert(self, self.dtype());
        long[] chosen = {choice.of(Row.of(elements))};
        return StridedTensor.over(Elements.take(elements.storage(), chosen), new int[0]);
    }

    /** Not a number; of whole numbers, which have nothing like that, the least. */
    private static StridedTensor middleOfNothing(DType dtype) {
        if (dtype.isIntegral()) {
            return StridedTensor.ofLongs(dtype, new long[] {dtype == DType.INT32 ? Integer.MIN_VALUE : Long.MIN_VALUE});
        }
        return Elements.convert(StridedTensor.ofDoubles(DType.COMPLEX128, new double[] {Double.NaN, 0}), dtype);
    }

    private static List<StridedTensor> ofRows(String name, Choice choice, Arguments args) {
        StridedTensor self = args.strided("self");
        int dim = Shapes.wrapDim(args.integer("dim"), self.dim());
        int length = self.dim() == 0 ? 1 : self.shape()[dim];
        refuse(name, self.dtype(), dim, length);
        StridedTensor last = self.dim() == 0 ? self : Permutations.permute(self, dimLast(self.dim(), dim));
        StridedTensor elements = Elements.convert(last, self.dtype());
        Row row = Row.of(elements);
        long[] chosen = new long[elements.numel() / Math.max(length, 1)];
        long[] places = new long[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = choice.of(row.part(i * length, length));
            places[i] = i * length + chosen[i];
        }
        int[] shape = resultShape(self.shape(), dim, args.truth("keepdim"));
        Storage values = Elements.take(elements.storage(), places);
        return List.of(StridedTensor.over(values, shape), StridedTensor.ofLongs(DType.INT64, chosen, shape));
    }

    private static void refuse(String name, DType dtype, int dim, int length) {
        boolean median = name.equals("median");
        if (length == 0) {
            throw PythonError.index(name + "(): Expected reduction dim " + dim + " to have non-zero size.");
        } else if (dtype.isComplex() && !median) {
            throw PythonError.runtime(name + "(): does not support complex input");
        } else if (median) {
            Refusals.refuseComplex("median_out", dtype);
            Refusals.refuseBool("median_out", dtype);
        }
    }

    private static int[] dimLast(int ndim, int dim) {
        int[] order = Selections.without(Shapes.allDims(ndim), dim);
        return Shapes.inserted(order, order.length, dim);
    }

    private static int[] resultShape(int[] shape, int dim, boolean keepDim) {
        if (shape.length == 0) {
            return shape;
        }
        return keepDim ? Shapes.replaced(shape, dim, 1) : Selections.without(shape, dim);
    }

    /** Every element that is as large as the result gets the same share of its gradient. */
    private static Tensor sharedEvenly(Backward b) {
        Tensor self = b.tensor("self");
        Tensor value = b.result();
        Tensor bothNaN = Torch.mul(compare("ne", self, self), compare("ne", value, value));
        Tensor chosen = Torch.add(compare("eq", self, value), bothNaN);
        Tensor count = (Tensor) Dispatcher.call("sum", chosen);
        // A product with the mask would make NaN of an infinite gradient, and `where` has no batching rule.
        return PointwiseGradients.thresholdBackward(Torch.div(b.grad(), count), chosen, 0L);
    }

    private static Tensor compare(String name, Tensor left, Tensor right) {
        return (Tensor) Dispatcher.call(name + ".Tensor", left, right);
    }

    /** The gradient of the values, at the places that the indices name. */
    private static Tensor toTheChosen(Backward b) {
        int[] shape = b.shape("self");
        int dim = b.args().integer("dim");
        boolean dropped = shape.length > 0 && !b.args().truth("keepdim");
        Tensor gradient = dropped ? Torch.unsqueeze(b.grad(), dim) : b.grad();
        Tensor index = dropped ? Torch.unsqueeze(b.result(1), dim) : b.result(1);
        Tensor zeros = Torch.zeros(gradient.dtype(), shape);
        return (Tensor) Dispatcher.call("scatter.src", zeros, (long) dim, index, gradient);
    }
}
