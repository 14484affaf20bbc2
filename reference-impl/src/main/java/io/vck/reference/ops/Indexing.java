package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Operators that take indices from tensors. */
final class Indexing {
    private Indexing() {}

    static void declare(Family family) {
        family.add(Operator.declare("index.Tensor(Tensor self, Tensor?[] indices) -> Tensor")
                .kernel(args -> index(args.strided("self"), args))
                .fallback()
                .derivative("self", b -> indexPut(b, Torch.zeros(b.grad().dtype(), b.shape("self")), b.grad(), true)));
        family.addWithInPlace(Operator.declare("index_put(Tensor self, Tensor?[] indices, Tensor values, "
                        + "bool accumulate=False) -> Tensor")
                .kernel(Indexing::indexPut)
                .fallback()
                .derivative("self", Indexing::untouched)
                .derivative("values", b -> (Tensor)
                        Dispatcher.call("index.Tensor", b.grad(), b.args().get("indices"))));
        family.addWithVariants(Operator.declare(
                        "index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor")
                .kernel(Indexing::indexAdd)
                .fallback()
                .derivative("self", b -> b.grad())
                .derivative(
                        "source",
                        b -> Torch.mul(
                                (Tensor) Dispatcher.call(
                                        "index_select", b.grad(), b.args().get("dim"), b.tensor("index")),
                                b.args().number("alpha"))));
        family.add(Operator.declare("index_select(Tensor self, int dim, Tensor index) -> Tensor")
                .kernel(Indexing::indexSelect)
                .fallback()
                .derivative("self", b -> (Tensor) Dispatcher.call(
                        "index_add",
                        Torch.zeros(b.grad().dtype(), b.shape("self")),
                        b.args().get("dim"),
                        b.tensor("index"),
                        b.grad())));
    }

    private static StridedTensor index(StridedTensor self, Arguments args) {
        if (self.isConjugated()) {
            return index(Elements.convert(self, self.dtype()), args);
        }
        IndexedPlaces places = IndexedPlaces.of(self, args);
        PointwiseLayout layout = places.layout();
        return layout.over(Elements.take(self.storage(), places.positions(layout)));
    }

    private static StridedTensor indexPut(Arguments args) {
        StridedTensor self = args.strided("self");
        StridedTensor values = args.strided("values");
        StridedTensor result = Layouts.copy(self, MemoryFormat.PRESERVE_FORMAT);
        IndexedPlaces places = IndexedPlaces.of(result, args);
        StridedTensor stretched = stretched(values, places.shape());
        if (self.dtype() != values.dtype()) {
            throw PythonError.runtime("Index put requires the source and destination dtypes match, got "
                    + self.dtype().title() + " for the destination and "
                    + values.dtype().title() + " for the source.");
        }
        Storage source = Elements.convert(stretched, self.dtype()).storage();
        Elements.put(result.storage(), places.positions(), source, args.truth("accumulate"));
        return result;
    }

    private static StridedTensor stretched(StridedTensor values, int[] shape) {
        int added = shape.length - values.dim();
        boolean fits = added >= 0;
        for (int dim = 0; dim < values.dim() && fits; dim++) {
            fits = values.shape()[dim] == 1 || values.shape()[dim] == shape[added + dim];
        }
        if (!fits) {
            throw PythonError.runtime("shape mismatch: value tensor of shape " + Arrays.toString(values.shape())
                    + " cannot be broadcast to indexing result of shape " + Arrays.toString(shape));
        }
        return values.broadcastTo(shape);
    }

    private static Tensor indexPut(Backward b, Tensor self, Tensor values, boolean accumulate) {
        return (Tensor) Dispatcher.call("index_put", self, b.args().get("indices"), values, accumulate);
    }

    /** The gradient of what {@code index_put} leaves as it was. */
    private static Tensor untouched(Backward b) {
        return b.args().truth("accumulate")
                ? b.grad()
                : indexPut(b, b.grad(), Torch.zeros(b.grad().dtype()), false);
    }

    private static StridedTensor indexAdd(Arguments args) {
        StridedTensor self = args.strided("self");
        StridedTensor source = args.strided("source");
        int dim = Shapes.wrapDim(args.integer("dim"), self.dim());
        long[] index = Elements.longs(args.strided("index"));
        refuseIndexAdd(self, dim, args.strided("index"), source);
        StridedTensor result = Elements.convert(self, self.dtype());
        BinaryOperator<StridedTensor> sum = scaledSum(args.number("alpha"), args.optionalInteger("alpha"));
        for (int i = 0; i < index.length; i++) {
            StridedTensor target = self.dim() == 0 ? result : result.select(dim, (int) index[i]);
            StridedTensor added = self.dim() == 0 ? source : source.select(dim, i);
            Elements.copy(target, sum.apply(target, added));
        }
        return result;
    }

    /** {@code a + alpha * b}; with an alpha of 1, the usual one, by the loop that sums have of their own. */
    private static BinaryOperator<StridedTensor> scaledSum(double alpha, Optional<Long> wholeAlpha) {
        long factor = wholeAlpha.orElse((long) alpha);
        DoubleBinaryOperator real = (a, b) -> a + alpha * b;
        LongBinaryOperator whole = (a, b) -> a + factor * b;
        Compute.ComplexBinary complex = (ar, ai, br, bi, out, at) -> {
            out[at] = ar + alpha * br;
            out[at + 1] = ai + alpha * bi;
        };
        return alpha == 1
                ? (a, b) -> Compute.promoted(a, b, Arithmetic.ADD, whole, complex, complex)
                : (a, b) -> Compute.promoted(a, b, real, whole, complex);
    }

    private static void refuseIndexAdd(StridedTensor self, int dim, StridedTensor index, StridedTensor source) {
        int added = source.dim() == 0 ? 1 : source.size(dim);
        if (index.dim() > 1) {
            throw PythonError.index("index_add_(): Index is supposed to be a vector, but got dim: " + index.dim());
        } else if (self.dtype() != source.dtype()) {
            throw PythonError.runtime("index_add_(): self (" + self.dtype().title() + ") and source ("
                    + source.dtype().title() + ") must have the same scalar type");
        } else if (index.numel() != added) {
            throw PythonError.runtime("index_add_(): Number of indices (" + index.numel()
                    + ") should be equal to source.size(dim): (" + added + "), for dim: " + dim);
        }
        int[] expected = self.shape().clone();
        if (expected.length > 0) {
            expected[dim] = added;
        }
        boolean fits = Arrays.equals(expected, source.shape());
        if (!fits) {
            throw PythonError.runtime("source tensor shape must match self tensor shape, excluding the specified "
                    + "dimension. Got self.shape = " + Arrays.toString(self.shape()) + " source.shape = "
                    + Arrays.toString(source.shape()));
        }
        int size = self.dim() == 0 ? 1 : self.shape()[dim];
        for (long at : Elements.longs(index)) {
            if ((at < 0 || at >= size) && self.dim() <= 1) {
                throw PythonError.index("index out of range in self");
            } else if (at < 0 || at >= size) {
                throw PythonError.runtime(
                        "index " + at + " is out of bounds for dimension " + dim + " with size " + size);
            }
        }
    }

    private static StridedTensor indexSelect(Arguments args) {
        StridedTensor self = args.strided("self");
        if (args.strided("index").dim() > 1) {
            throw PythonError.index("index_select(): Index is supposed to be a vector");
        } else if (self.dim() == 0) {
            int count = args.strided("index").numel();
            if (count != 1) {
                throw PythonError.runtime(
                        "index_select(): Index to scalar can have only 1 value, got " + count + " value(s)");
            }
            StridedTensor one = self.view(new int[] {1}, new int[] {1}, self.offset());
            return indexSelect(args.with("self", one)).select(0, 0).detached();
        }
        int dim = Shapes.wrapDim(args.integer("dim"), self.dim());
        long[] index = Elements.longs(args.strided("index"));
        int[] shape = self.shape().clone();
        shape[dim] = index.length;
        StridedTensor result = StridedTensor.zeros(self.dtype(), shape);
        for (int i = 0; i < index.length; i++) {
            Elements.copy(result.select(dim, i), self.select(dim, checked(index[i], self.shape()[dim])));
        }
        return result;
    }

    private static int checked(long index, int size) {
        if (index < 0 || index >= size) {
            throw PythonError.index("index out of range in self");
        }
        return (int) index;
    }
}
