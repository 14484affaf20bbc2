package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Batching;
import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Layer;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;

/**
 * Hands kernels copies of lazily negated tensors, and writes back what they wrote. Views of such tensors are made as of
 * any other. See NOTE [Lazy conjugates].
 */
public final class LazyNegationLayer implements Layer {

    @Override
    public Object call(Operator operator, Arguments args, Dispatcher below) {
        if (!readsElements(operator) || !args.anyTensor(Tensor::isNegated)) {
            return below.call(operator, args);
        }
        Arguments resolved = args.mapTensors(LazyNegationLayer::resolved);
        Object result = below.call(operator, resolved);
        boolean written = operator.schema().isInPlace() && args.strided("self").isNegated();
        return written ? writtenBack(args.strided("self"), (StridedTensor) result) : result;
    }

    private static StridedTensor writtenBack(StridedTensor self, StridedTensor result) {
        Elements.copy(self, result);
        self.storage().bumpVersion();
        return self;
    }

    /** Not so views, questions about a shape, and operators that are made of others. */
    private static boolean readsElements(Operator operator) {
        return !operator.schema().isView()
                && !(operator.batching() instanceof Batching.Composite)
                && !(operator.derivative() instanceof Derivative.Composite);
    }

    private static Tensor resolved(Tensor tensor) {
        return tensor.isNegated() ? Layouts.copy((StridedTensor) tensor, MemoryFormat.PRESERVE_FORMAT) : tensor;
    }
}
