package io.vck.reference.derivatives;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** A call of an operator. It is differentiated by those of its tensors that hold real or complex numbers. */
record Sample(String operator, Object... arguments) {

    private Arguments bound(Operator called) {
        return Arguments.of(called.schema(), arguments);
    }

    /** The call as a function of its tensors. */
    Function function() {
        Operator called = Registry.get(operator);
        return new Function(this.toString(), point(called), tensors -> call(called, tensors));
    }

    /** Whether an operator that overwrites its first argument can be called with these. */
    boolean fitsInPlace(Operator inPlace) {
        if (!(arguments[0] instanceof StridedTensor self)) {
            return false;
        }
        List<Tensor> results = Registry.get(operator).schema().isInPlace()
                ? List.of(self)
                : results(Dispatcher.callFromTop(Registry.get(operator), bound(Registry.get(operator))));
        return Arrays.equals(results.get(0).shape(), self.shape())
                && results.get(0).dtype() == self.dtype()
                && bound(inPlace).tensors().get(0) == self;
    }

    /** An operator that overwrites its first argument, on a copy of that. */
    Function inPlace(Operator inPlace) {
        return new Function(inPlace.name() + " as " + this, point(inPlace), tensors -> {
            Tensor copy = Torch.mul(tensors.get(0), 1);
            return call(inPlace, replaced(tensors, copy));
        });
    }

    /** The same on a view of a copy of something larger; what it gives is the larger one, and the view. */
    Function inPlaceOnView(Operator inPlace) {
        List<StridedTensor> point = new ArrayList<>(point(inPlace));
        Tensor self = point.get(0);
        point.set(0, (StridedTensor) Torch.stack(List.of(Torch.mul(self, 0.7), self), 0));
        return new Function(inPlace.name() + " on a view as " + this, point, tensors -> {
            Tensor base = Torch.mul(tensors.get(0), 1);
            Tensor view = Torch.select(base, 0, 1);
            call(inPlace, replaced(tensors, view));
            return List.of(base, Torch.mul(view, view));
        });
    }

    private static List<Tensor> replaced(List<Tensor> tensors, Tensor first) {
        List<Tensor> changed = new ArrayList<>(tensors);
        changed.set(0, first);
        return changed;
    }

    private List<StridedTensor> point(Operator called) {
        return bound(called).tensors().stream()
                .filter(Sample::isDifferentiated)
                .map(StridedTensor.class::cast)
                .toList();
    }

    private static boolean isDifferentiated(Tensor tensor) {
        return tensor.dtype().isFloatingPoint() || tensor.dtype().isComplex();
    }

    private List<Tensor> call(Operator called, List<Tensor> tensors) {
        Iterator<Tensor> next = tensors.iterator();
        Arguments replaced = bound(called).mapTensors(tensor -> isDifferentiated(tensor) ? next.next() : tensor);
        return results(Dispatcher.callFromTop(called, replaced));
    }

    private static List<Tensor> results(Object result) {
        List<Tensor> tensors = new ArrayList<>();
        for (Object each : result instanceof List<?> several ? several : List.of(result)) {
            if (each instanceof Tensor tensor && isDifferentiated(tensor)) {
                tensors.add(tensor);
            }
        }
        return tensors;
    }

    @Override
    public String toString() {
        return operator + Arrays.deepToString(arguments);
    }
}
