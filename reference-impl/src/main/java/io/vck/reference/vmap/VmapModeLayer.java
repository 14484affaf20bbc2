package io.vck.reference.vmap;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Layer;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Session;
import io.vck.reference.tensor.PythonError;

/**
 * Refuses random operators while any {@code vmap} runs, even on tensors that aren't batched: whether lanes should draw
 * the same numbers or different ones can't be guessed.
 */
public final class VmapModeLayer implements Layer {

    @Override
    public Object call(Operator operator, Arguments args, Dispatcher below) {
        if (operator.isRandom() && Session.current().vmapLevel() > 0) {
            Session.current().vmapTreats(operator);
            throw PythonError.runtime("vmap: We do not yet support calling random operations inside of vmap. Please "
                    + "perform random operations outside of vmap as a workaround");
        }
        return below.call(operator, args);
    }
}
