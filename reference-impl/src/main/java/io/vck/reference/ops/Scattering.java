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
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;

/**
 * Operators in which each element of an index says where along one dim an element is taken from, or goes to. A tensor without
 * dims is as good as one with a single element.
 */
final class Scattering {
    private Scattering() {}

    static void declare(Family family) {
        family.add(Operator.declare("gather(Tensor self, int dim, Tensor index) -> Tensor")
                .kernel(Scattering::gather)
                .fallback()
                .derivative(
                        "self", b -> call("scatter_add", b, Torch.zeros(b.grad().dtype(), b.shape("self")), b.grad())));
        family.add(Operator.declare("scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor")
                .kernel(args -> scatter(args, false))
                .fallback()
                .derivative(
                        "self",
                        b -> call(
                                "scatter.src", b, b.grad(), Torch.zeros(b.grad().dtype(), b.shape("src"))))
                .derivative("src", Scattering::ofSource));
        family.add(Operator.declare("scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor")
                .kernel(args -> scatter(args, true))
                .fallback()
                .derivative("self", b -> b.grad())
                .derivative("src", Scattering::ofSource));
    }

    private static Tensor call(String name, Backward b, Tensor self, Tensor source) {
        return (Tensor) Dispatcher.call(name, self, b.args().get("dim"), b.tensor("index"), source);
    }

    /** A source may be larger than the index; what the index doesn't reach has no part in the result. */
    private static Tensor ofSource(Backward b) {
        Tensor taken = (Tensor) Dispatcher.call("gather", b.grad(), b.args().get("dim"), b.tensor("index"));
        int[] shape = b.shape("src");
        if (Arrays.equals(taken.shape(), shape)) {
            return taken;
        }
        boolean sameRank = taken.shape().length == shape.length;
        Tensor gradient = sameRank ? taken : Torch.reshape(taken, shape.length == 0 ? new int[0] : new int[] {1});
        for (int dim = 0; dim < shape.length; dim++) {
            int[] sizes = Shapes.replaced(gradient.shape(), dim, shape[dim]);
            gradient = (Tensor) Dispatcher.call(
                    "slice_backward",
                    gradient,
                    Arguments.list(sizes),
                    (long) dim,
                    0L,
                    (long) gradient.shape()[dim],
                    1L);
        }
        return gradient;
    }

    private static StridedTensor gather(Arguments args) {
        StridedTensor self = args.strided("self");
        StridedTensor index = args.strided("index");
        int dim = Shapes.wrapDim(args.integer("dim"), self.dim());
        refuseIndex("gather", self, index);
        for (int other = 0; other < index.dim(); other++) {
            if (other != dim && index.shape()[other] > self.shape()[other]) {
                throw PythonError.runtime("Size does not match at dimension " + other + " expected index "
                        + Arrays.toString(index.shape()) + " to be no larger than self " + Arrays.toString(self.shape())
                        + " apart from dimension " + dim);
            }
        }
        StridedTensor elements = Elements.convert(self, self.dtype());
        return StridedTensor.over(Elements.take(elements.storage(), places(elements, dim, index)), index.shape());
    }

    private static StridedTensor scatter(Arguments args, boolean adds) {
        StridedTensor self = args.strided("self");
        StridedTensor index = args.strided("index");
        StridedTensor source = args.strided("src");
        int dim = Shapes.wrapDim(args.integer("dim"), self.dim());
        refuseIndex("scatter", self, index);
        refuseSource(self, dim, index, source);
        StridedTensor result = Elements.convert(self, self.dtype());
        StridedTensor used = source.view(index.shape(), Arrays.copyOf(source.strides(), index.dim()), source.offset());
        StridedTensor elements = Elements.convert(used, self.dtype());
        Elements.put(result.storage(), places(result, dim, index), elements.storage(), adds);
        return result;
    }

    /** Where in the storage each element of the index points to. */
    private static long[] places(StridedTensor tensor, int dim, StridedTensor index) {
        int[] strides =
                tensor.dim() == 0 ? new int[index.dim()] : tensor.strides().clone();
        int step = tensor.dim() == 0 ? 0 : strides[dim];
        int size = tensor.dim() == 0 ? 1 : tensor.shape()[dim];
        if (tensor.dim() > 0) {
            strides[dim] = 0;
        }
        long[] places =
                Elements.positions(tensor.view(index.shape(), Arrays.copyOf(strides, index.dim()), tensor.offset()));
        long[] along = Elements.longs(index);
        for (int i = 0; i < places.length; i++) {
            if (along[i] < 0 || along[i] >= size) {
                throw PythonError.runtime(
                        "index " + along[i] + " is out of bounds for dimension " + dim + " with size " + size);
            }
            places[i] += along[i] * step;
        }
        return places;
    }

    private static void refuseIndex(String name, StridedTensor self, StridedTensor index) {
        if (index.dtype() != DType.INT64 && index.dtype() != DType.INT32) {
            throw PythonError.runtime(name + "(): Expected dtype int32/int64 for index");
        } else if (Math.max(index.dim(), 1) != Math.max(self.dim(), 1)) {
            throw PythonError.runtime("Index tensor must have the same number of dimensions as "
                    + (name.equals("gather") ? "input" : "self") + " tensor");
        }
    }

    private static void refuseSource(StridedTensor self, int dim, StridedTensor index, StridedTensor source) {
        if (self.dtype() != source.dtype()) {
            throw PythonError.runtime("scatter(): Expected self.dtype to be equal to src.dtype");
        } else if (Math.max(index.dim(), 1) != Math.max(source.dim(), 1)) {
            throw PythonError.runtime("Index tensor must have the same number of dimensions as src tensor");
        }
        for (int other = 0; other < index.dim(); other++) {
            boolean intoSelf = other == dim || index.shape()[other] <= self.shape()[other];
            boolean ofSource = index.shape()[other] <= (source.dim() == 0 ? 1 : source.shape()[other]);
            if (!intoSelf || !ofSource) {
                throw PythonError.runtime("Expected index " + Arrays.toString(index.shape())
                        + " to be no larger than self " + Arrays.toString(self.shape()) + " apart from dimension " + dim
                        + " and to be no larger size than src " + Arrays.toString(source.shape()));
            }
        }
    }
}
