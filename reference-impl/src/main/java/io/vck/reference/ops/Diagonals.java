package io.vck.reference.ops;

import static io.vck.reference.vmap.BatchingRules.onPhysical;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;

/** Operators on diagonals of matrices, apart from {@code diagonal} itself, which is a view. */
final class Diagonals {
    private Diagonals() {}

    static void declare(Family family) {
        family.add(Operator.declare("trace(Tensor self) -> Tensor")
                .kernel(args -> trace(args.strided("self")))
                .batching((operator, args) -> onPhysical(args, Diagonals::traceBatched))
                .derivative("self", b -> traceBackward(b.grad(), b.shape("self"))));
        family.add(Operator.declare("trace_backward(Tensor grad, int[] sizes) -> Tensor")
                .composite(args -> onDiagonal(args.tensor("grad"), args.integers("sizes")))
                .batchesAsComposite());
        family.add(Operator.declare("diagflat(Tensor self, int offset=0) -> Tensor")
                .composite(args -> diagflat(args.tensor("self"), args.integer("offset")))
                .fallback());
    }

    private static Tensor traceBatched(PhysicalView view) {
        refuseAllButMatrices(view.logicalDims());
        return Torch.sum(Torch.diagonal(view.tensor(), 0, -2, -1), new int[] {-1}, false);
    }

    private static void refuseAllButMatrices(int dims) {
        if (dims != 2) {
            throw PythonError.runtime("trace: expected a matrix, but got tensor with dim " + dims);
        }
    }

    private static Tensor trace(StridedTensor self) {
        refuseAllButMatrices(self.dim());
        if (self.dtype() == DType.BOOL) {
            throw PythonError.notImplemented("\"trace\" not implemented for 'Bool'");
        }
        return Torch.sum(Torch.diagonal(self, 0, 0, 1), new int[] {0}, false);
    }

    /** The gradient on the diagonal, zeros elsewhere. */
    private static Tensor onDiagonal(Tensor gradient, int[] shape) {
        if (shape.length != 2) {
            throw PythonError.runtime("expected matrix input");
        }
        Tensor repeated = Torch.expand(gradient, Math.min(shape[0], shape[1]));
        return (Tensor) Dispatcher.call("diagonal_backward", repeated, Arguments.list(shape), 0L, 0L, 1L);
    }

    private static Tensor traceBackward(Tensor gradient, int[] shape) {
        return (Tensor) Dispatcher.call("trace_backward", gradient, Arguments.list(shape));
    }

    private static Tensor diagflat(Tensor self, int offset) {
        int size = self.numel() + Math.abs(offset);
        Tensor result = Torch.zeros(self.dtype(), size, size);
        Torch.copyInto(Torch.diagonal(result, offset, 0, 1), Torch.reshape(self, -1));
        return result;
    }
}
