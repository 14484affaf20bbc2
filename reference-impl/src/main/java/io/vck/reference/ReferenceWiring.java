package io.vck.reference;

import io.vck.reference.autograd.AutogradLayer;
import io.vck.reference.autograd.AutogradOperators;
import io.vck.reference.dispatch.Layer;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Wiring;
import io.vck.reference.ops.LazyNegationLayer;
import io.vck.reference.ops.Operators;
import io.vck.reference.vmap.BatchingLayer;
import io.vck.reference.vmap.VmapModeLayer;
import java.util.ArrayList;
import java.util.List;

/** Puts the parts together: all operators, and the layers in their order. */
public final class ReferenceWiring implements Wiring {

    @Override
    public List<Operator> operators() {
        List<Operator> all = new ArrayList<>(Operators.all());
        all.addAll(AutogradOperators.all());
        return all;
    }

    @Override
    public List<Layer> layers() {
        return List.of(new VmapModeLayer(), new BatchingLayer(), new AutogradLayer(), new LazyNegationLayer());
    }
}
