package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Subscripts, and operators that take indices from a tensor. */
final class Indexing {
    private Indexing() {}

    static void declare(Family family) {
        family.add(Operator.declare("getitem(Tensor(a) self, any index) -> Tensor(a)")
                .composite(args -> subscript(args.tensor("self"), args.get("index")))
                .batchesAsComposite());
        family.add(Operator.declare("setitem(Tensor(a!) self, any index, Tensor value) -> Tensor(a!)")
                .composite(args -> {
                    Torch.copyInto(subscript(args.tensor("self"), args.get("index")), args.tensor("value"));
                    return args.tensor("self");
                })
                .batchesAsComposite());
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

    /** A subscript as the views that it stands for, one entry after another; as in the original, none is an operator. */
    private static Tensor subscript(Tensor self, Object index) {
        List<?> entries = index instanceof List<?> list ? list : List.of(index);
        int named = (int) entries.stream().filter(Indexing::takesDim).count();
        if (named > self.dim()) {
            throw PythonError.index("too many indices for tensor of dimension " + self.dim());
        }
        Tensor result = self;
        int dim = 0;
        for (Object entry : entries) {
            if (entry instanceof Long position) {
                result = selectAt(result, dim, position);
            } else if (entry instanceof Slice slice) {
                Object start = slice.start();
                int step = slice.step() instanceof Long given ? Math.toIntExact(given) : 1;
                refuseStep(step);
                result = Torch.slice(result, dim++, start, slice.stop(), step);
            } else if (entry == None.NONE) {
                result = Torch.unsqueeze(result, dim++);
            } else if (entry == Ellipsis.ELLIPSIS) {
                dim += self.dim() - named;
            } else {
                throw PythonError.notImplemented("a subscript may hold ints, slices, None and Ellipsis, got "
                        + entry.getClass().getSimpleName());
            }
        }
        return result == self ? (Tensor) Dispatcher.call("alias", self) : result;
    }

    private static void refuseStep(int step) {
        if (step <= 0) {
            throw PythonError.value(step == 0 ? "slice step cannot be zero" : "step must be greater than zero");
        }
    }

    private static boolean takesDim(Object entry) {
        return entry instanceof Long || entry instanceof Slice;
    }

    private static Tensor selectAt(Tensor self, int dim, long index) {
        int size = self.shape()[dim];
        if (index < -size || index >= size) {
            throw PythonError.index("index " + index + " is out of bounds for dimension " + dim + " with size " + size);
        }
        return Torch.select(self, dim, (int) index);
    }

    private static StridedTensor indexAdd(Arguments args) {
        StridedTensor self = args.strided("self");
        StridedTensor source = args.strided("source");
        int dim = Shapes.wrapDim(args.integer("dim"), self.dim());
        long[] index = Elements.longs(args.strided("index"));
        double alpha = args.number("alpha");
        refuseIndexAdd(self, dim, args.strided("index"), source);
        StridedTensor result = Elements.convert(self, self.dtype());
        for (int i = 0; i < index.length; i++) {
            StridedTensor target = self.dim() == 0 ? result : result.select(dim, (int) index[i]);
            StridedTensor added = self.dim() == 0 ? source : source.select(dim, i);
            StridedTensor sum = Compute.promoted(
                    target,
                    added,
                    (a, b) -> a + alpha * b,
                    (a, b) -> a + (long) alpha * b,
                    (ar, ai, br, bi, out, at) -> {
                        out[at] = ar + alpha * br;
                        out[at + 1] = ai + alpha * bi;
                    });
            Elements.copy(target, sum);
        }
        return result;
    }

    private static void refuseIndexAdd(StridedTensor self, int dim, StridedTensor index, StridedTensor source) {
        int added = source.dim() == 0 ? 1 : source.size(dim);
        if (index.dim() > 1) {
            throw PythonError.index("index_add_(): Index is supposed to be a vector, but got dim: " + index.dim());
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
            if (at < 0 || at >= size) {
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
