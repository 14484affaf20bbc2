package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Parameter;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Views that show a part of a tensor: one index, a range, a diagonal. Their gradients are zeros with a part filled in. */
final class Selections {
    private Selections() {}

    static void declare(Family family) {
        family.add(Operator.declare("select.int(Tensor(a) self, int dim, int index) -> Tensor(a)")
                .kernel(args -> select(args.strided("self"), args.integer("dim"), args.integer("index")))
                .batching((operator, args) -> onPhysical(
                        args,
                        view -> Torch.select(
                                view.tensor(), view.physicalDim(args.integer("dim")), args.integer("index"))))
                .derivative("self", b -> backward("select_backward", b, "dim", "index")));
        family.add(Operator.declare(
                        "slice.Tensor(Tensor(a) self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor(a)")
                .kernel(args -> slice(args.strided("self"), args))
                .batching((operator, args) ->
                        onPhysical(args, view -> sliceAt(view.tensor(), view.physicalDim(args.integer("dim")), args)))
                .derivative("self", b -> backward("slice_backward", b, "dim", "start", "end", "step")));
        family.add(Operator.declare("narrow(Tensor(a) self, int dim, int start, int length) -> Tensor(a)")
                .composite(Selections::narrow)
                .batchesAsComposite());
        family.add(Operator.declare("diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)")
                .kernel(args -> diagonal(args.strided("self"), args))
                .batching((operator, args) -> onPhysical(
                        args,
                        view -> Torch.diagonal(
                                view.tensor(),
                                args.integer("offset"),
                                view.physicalDim(args.integer("dim1")),
                                view.physicalDim(args.integer("dim2")))))
                .derivative("self", b -> backward("diagonal_backward", b, "offset", "dim1", "dim2")));
        backwards(family);
    }

    private static Tensor backward(String name, Backward b, String... parameters) {
        List<Object> args = new ArrayList<>(List.of(b.grad(), Arguments.list(b.shape("self"))));
        for (String parameter : parameters) {
            args.add(b.args().get(parameter));
        }
        return (Tensor) Dispatcher.call(name, args.toArray());
    }

    private static void backwards(Family family) {
        family.add(Operator.declare(
                        "select_backward(Tensor grad_output, int[] input_sizes, int dim, int index) -> Tensor")
                .kernel(args -> fillPart(args, zeros -> select(zeros, args.integer("dim"), args.integer("index"))))
                .batching(Selections::batchedBackward)
                .derivative(
                        "grad_output",
                        b -> Torch.select(
                                b.grad(), b.args().integer("dim"), b.args().integer("index"))));
        family.add(Operator.declare(
                        "slice_backward(Tensor grad_output, int[] input_sizes, int dim, int? start, int? end, int step) -> Tensor")
                .kernel(args -> fillPart(args, zeros -> slice(zeros, args)))
                .batching(Selections::batchedBackward)
                .derivative("grad_output", b -> sliceAt(b.grad(), b.args().integer("dim"), b.args())));
        family.add(Operator.declare(
                        "diagonal_backward(Tensor grad_output, int[] input_sizes, int offset, int dim1, int dim2) -> Tensor")
                .kernel(args -> fillPart(args, zeros -> diagonal(zeros, args)))
                .batching(Selections::batchedBackward)
                .derivative(
                        "grad_output",
                        b -> Torch.diagonal(
                                b.grad(),
                                b.args().integer("offset"),
                                b.args().integer("dim1"),
                                b.args().integer("dim2"))));
    }

    /** Zeros of the argument's shape, in which the part that was selected is the gradient. */
    private static StridedTensor fillPart(Arguments args, UnaryOperator<StridedTensor> part) {
        StridedTensor gradient = args.strided("grad_output");
        StridedTensor zeros = StridedTensor.zeros(gradient.dtype(), args.integers("input_sizes"));
        StridedTensor window = part.apply(zeros);
        Elements.copy(window, gradient.broadcastTo(Shapes.broadcast(window.shape(), gradient.shape())));
        return zeros;
    }

    /** Sizes and dims of the argument become physical ones. */
    private static Object batchedBackward(Operator operator, Arguments args) {
        PhysicalView view = PhysicalView.of((Tensor) args.get(0));
        int[] sizes = args.integers("input_sizes");
        Arguments physical = args.with(0, view.tensor()).with("input_sizes", Arguments.list(view.physicalShape(sizes)));
        for (Parameter parameter : args.schema().parameters()) {
            if (parameter.name().startsWith("dim")) {
                int dim = Shapes.wrapDim(args.integer(parameter.name()), sizes.length) + view.batchDims();
                physical = physical.with(parameter.name(), (long) dim);
            }
        }
        return view.logical((Tensor) Dispatcher.callFromTop(operator, physical));
    }

    private static StridedTensor select(StridedTensor self, int dim, int index) {
        if (self.dim() == 0) {
            throw PythonError.index("select() cannot be applied to a 0-dim tensor.");
        }
        int at = Shapes.wrapDim(dim, self.dim());
        int size = self.shape()[at];
        if (index < -size || index >= size) {
            throw PythonError.index("select(): index " + index + " out of range for tensor of size "
                    + Arrays.toString(self.shape()) + " at dimension " + at);
        }
        return self.select(at, index < 0 ? index + size : index);
    }

    private static Tensor sliceAt(Tensor self, int dim, Arguments args) {
        return Torch.slice(self, dim, args.get("start"), args.get("end"), args.integer("step"));
    }

    private static StridedTensor slice(StridedTensor self, Arguments args) {
        if (self.dim() == 0) {
            throw PythonError.index("slice() cannot be applied to a 0-dim tensor.");
        }
        int dim = Shapes.wrapDim(args.integer("dim"), self.dim());
        int step = args.integer("step");
        if (step <= 0) {
            throw PythonError.runtime("slice step must be positive");
        }
        int size = self.shape()[dim];
        int start = clamp(args.optionalInteger("start").orElse(0L), 0, size);
        int end = clamp(args.optionalInteger("end").orElse((long) size), start, size);
        int[] shape = self.shape().clone();
        int[] strides = self.strides().clone();
        shape[dim] = (end - start + step - 1) / step;
        strides[dim] *= step;
        return self.view(shape, strides, self.position(dim, start));
    }

    private static int clamp(long index, int least, int size) {
        long wrapped = index < 0 ? index + size : index;
        return (int) Math.max(least, Math.min(wrapped, size));
    }

    private static Tensor narrow(Arguments args) {
        Tensor self = args.tensor("self");
        int start = args.integer("start");
        int length = args.integer("length");
        if (self.dim() == 0) {
            throw PythonError.runtime("narrow() cannot be applied to a 0-dim tensor.");
        } else if (length < 0) {
            throw PythonError.runtime("narrow(): length must be non-negative.");
        }
        int size = self.size(args.integer("dim"));
        if (start < -size || start > size) {
            throw PythonError.index("start out of range (expected to be in range of [" + -size + ", " + size
                    + "], but got " + start + ")");
        }
        int from = start < 0 ? start + size : start;
        if (from > size - length) {
            throw PythonError.runtime(
                    "start (" + from + ") + length (" + length + ") exceeds dimension size (" + size + ").");
        }
        return Torch.slice(self, args.integer("dim"), (long) from, (long) from + length, 1);
    }

    private static StridedTensor diagonal(StridedTensor self, Arguments args) {
        int dim1 = Shapes.wrapDim(args.integer("dim1"), self.dim());
        int dim2 = Shapes.wrapDim(args.integer("dim2"), self.dim());
        if (dim1 == dim2) {
            throw PythonError.runtime("diagonal dimensions cannot be identical " + dim1 + ", " + dim2);
        }
        int offset = args.integer("offset");
        int rows = self.shape()[dim1] + Math.min(offset, 0);
        int columns = self.shape()[dim2] - Math.max(offset, 0);
        int length = Math.max(0, Math.min(rows, columns));
        int start = offset >= 0 ? self.position(dim2, offset) : self.position(dim1, -offset);
        StridedTensor without = withoutDims(self, dim1, dim2);
        int[] shape = Shapes.inserted(without.shape(), without.dim(), length);
        int[] strides = Shapes.inserted(without.strides(), without.dim(), self.strides()[dim1] + self.strides()[dim2]);
        return self.view(shape, strides, length == 0 ? self.offset() : start);
    }

    private static StridedTensor withoutDims(StridedTensor self, int dim1, int dim2) {
        int[] shape = without(self.shape(), dim1, dim2);
        return self.view(shape, without(self.strides(), dim1, dim2), self.offset());
    }

    /** Sizes or strides without those of some dims. */
    static int[] without(int[] values, int... dims) {
        return IntStream.range(0, values.length)
                .filter(dim -> Arrays.stream(dims).noneMatch(dropped -> dropped == dim))
                .map(dim -> values[dim])
                .toArray();
    }
}
