package io.vck.reference.vmap;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import java.util.List;
import java.util.function.Function;

/** Batching rules that whole families of operators share. */
public final class BatchingRules {
    private BatchingRules() {}

    /**
     * For functions of each element by itself: where the batch dims stand does not matter, so the rule calls the
     * operator on the physical tensor and leaves them there.
     */
    public static Object pointwise(Operator operator, Arguments args) {
        return pointwise(operator, args, 0);
    }

    /** The same for the argument at that index. */
    public static Object pointwise(Operator operator, Arguments args, int index) {
        BatchedTensor batched = (BatchedTensor) args.get(index);
        Tensor result = (Tensor) Dispatcher.callFromTop(operator, args.with(index, batched.value()));
        return rewrap(batched, result);
    }

    private static Tensor rewrap(BatchedTensor like, Tensor physical) {
        return new BatchedTensor((StridedTensor) physical, like.batchDims());
    }

    /**
     * For pointwise functions of the first two arguments.
     *
     * <p>Type promotion treats a tensor without dims as weaker than one with dims. A batch of scalars is physically a
     * tensor with dims, so where one of the two is a scalar, types are promoted before the tensors are lined up. A
     * number stays what it is, the weakest of all.
     */
    public static Object binaryPointwise(Operator operator, Arguments args) {
        Tensor self = (Tensor) args.get(0);
        Tensor other = (Tensor) args.get(1);
        if (isNumber(self)) {
            PhysicalView view = PhysicalView.of(other);
            return view.logical((Tensor) Dispatcher.callFromTop(operator, args.with(1, view.tensor())));
        } else if (isNumber(other)) {
            PhysicalView view = PhysicalView.of(self);
            return view.logical((Tensor) Dispatcher.callFromTop(operator, args.with(0, view.tensor())));
        } else if (self.dim() > 0 && other.dim() > 0) {
            return broadcast(operator, args);
        }
        DType type = TypePromotion.resultType(self, other);
        return broadcast(operator, args.withLeading(Torch.to(self, type), Torch.to(other, type)));
    }

    private static Object broadcast(Operator operator, Arguments args) {
        List<PhysicalView> views = PhysicalView.broadcasting((Tensor) args.get(0), (Tensor) args.get(1));
        Arguments physical =
                args.withLeading(views.get(0).tensor(), views.get(1).tensor());
        return views.get(0).logical((Tensor) Dispatcher.callFromTop(operator, physical));
    }

    private static boolean isNumber(Tensor tensor) {
        return tensor instanceof StridedTensor strided && strided.isWrappedNumber();
    }

    /** For operators on one tensor: from its physical view to the physical result. */
    public static Object onPhysical(Arguments args, Function<PhysicalView, Tensor> compute) {
        PhysicalView view = PhysicalView.of((Tensor) args.get(0));
        return view.logical(compute.apply(view));
    }

    /** For operators on one tensor that return several. */
    public static Object onPhysicalEach(Arguments args, Function<PhysicalView, Object> compute) {
        PhysicalView view = PhysicalView.of((Tensor) args.get(0));
        List<?> physical = (List<?>) compute.apply(view);
        return physical.stream().map(each -> view.logical((Tensor) each)).toList();
    }
}
