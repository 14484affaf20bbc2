package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.PhysicalView;
import java.util.Arrays;
import java.util.List;

/** Operators that write over a tensor what another one, or a number, is. */
final class Overwriting {
    private Overwriting() {}

    static void declare(Family family) {
        family.add(Operator.declare("copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)")
                .kernel(args -> copy(args.strided("self"), args.strided("src")))
                .fallback()
                .derivative("self", b -> Torch.zeros(b.grad().dtype(), b.grad().shape()))
                .derivative("src", b -> Torch.to(b.grad(), b.tensor("src").dtype())));
        family.add(Operator.declare("fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)")
                .kernel(args -> fill(args.strided("self"), args.get("value")))
                .batching((operator, args) -> onPhysicalInPlace(operator, args))
                .derivative("self", b -> Torch.zerosLike(b.grad())));
        family.add(Operator.declare("fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)")
                .kernel(args -> fill(args.strided("self"), args.strided("value")))
                .batching(Overwriting::fillBatched)
                .derivative("self", b -> Torch.zerosLike(b.grad()))
                .derivative("value", Backward::grad));
        family.add(Operator.declare("zero_(Tensor(a!) self) -> Tensor(a!)")
                .kernel(args -> overwrite(args.strided("self"), StridedTensor.wrappedNumber(0L)))
                .batching((operator, args) -> onPhysicalInPlace(operator, args))
                .derivative("self", b -> Torch.zerosLike(b.grad())));
    }

    private static StridedTensor copy(StridedTensor self, StridedTensor source) {
        if (areTheSameData(self, source)) {
            return self;
        }
        Overlap.refuse(self, List.of(source));
        return overwrite(self, source);
    }

    /** Nothing is written then, so that one place for several elements does no harm. */
    private static boolean areTheSameData(StridedTensor self, StridedTensor source) {
        return self.storage() == source.storage()
                && self.dtype() == source.dtype()
                && self.offset() == source.offset()
                && Arrays.equals(self.shape(), source.shape())
                && Arrays.equals(self.strides(), source.strides())
                && self.isConjugated() == source.isConjugated()
                && self.isNegated() == source.isNegated();
    }

    private static StridedTensor fill(StridedTensor self, Object number) {
        Refusals.refuseOverflow(number, self.dtype());
        return overwrite(self, StridedTensor.wrappedNumber(number));
    }

    private static StridedTensor fill(StridedTensor self, StridedTensor value) {
        refuseAllButScalars(value);
        return overwrite(self, value);
    }

    private static void refuseAllButScalars(Tensor value) {
        if (value.dim() > 0) {
            throw PythonError.runtime(
                    "fill_ only supports 0-dimension value tensor but got tensor with " + value.dim() + " dimensions.");
        }
    }

    private static StridedTensor overwrite(StridedTensor self, StridedTensor source) {
        Shapes.refuseAllButStretchable(source.shape(), self.shape());
        Elements.copy(self, source);
        self.storage().bumpVersion();
        return self;
    }

    private static Object onPhysicalInPlace(Operator operator, Arguments args) {
        PhysicalView view = PhysicalView.of((Tensor) args.get(0));
        Dispatcher.callFromTop(operator, args.with(0, view.tensor()));
        return args.get(0);
    }

    private static Object fillBatched(Operator operator, Arguments args) {
        if (!(args.get("value") instanceof BatchedTensor)) {
            return onPhysicalInPlace(operator, args);
        }
        refuseAllButScalars(args.tensor("value"));
        List<PhysicalView> views = PhysicalView.broadcasting(args.tensor("self"), args.tensor("value"));
        Torch.copyInto(views.get(0).tensor(), views.get(1).tensor());
        return args.get(0);
    }
}
