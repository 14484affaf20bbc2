package io.vck.reference.vmap;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Batching;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Layer;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Session;
import io.vck.reference.tensor.BatchedTensor;

/**
 * Takes every call with a batched tensor among its arguments and does it by the operator's batching rule. Calls on plain
 * tensors pass.
 */
public final class BatchingLayer implements Layer {

    @Override
    public Object call(Operator operator, Arguments args, Dispatcher below) {
        if (!args.anyTensor(BatchedTensor.class::isInstance)) {
            return below.call(operator, args);
        }
        Session.current().vmapTreats(operator);
        if (operator.batching() instanceof Batching.Rule rule) {
            return rule.rule().call(operator, args);
        } else if (operator.batching() instanceof Batching.Composite) {
            return operator.kernel().call(args);
        }
        return Fallback.call(operator, args, below);
    }
}
