package io.vck.reference.dispatch;

import java.util.List;

/**
 * The way of a call: through the layers, outermost first, to the kernel.
 *
 * <pre>
 *   vmap mode    refuses random operators while any vmap is running
 *   batching     takes calls with batched tensors, and calls operators on the physical ones
 *   autograd     records calls on tensors that require a gradient
 *   negation     copies what is negated lazily, the imaginary part of a conjugate
 *   kernel       computes on memory
 * </pre>
 *
 * A batching rule calls operators from the top again, this time with what is physical. So gradients flow through
 * {@code vmap}: autograd never sees a batched tensor. And {@code vmap} runs over gradients: backward formulas are
 * operators too.
 */
public final class Dispatcher {
    private static final class Top {
        private static final Dispatcher INSTANCE = of(Registry.wiring().layers());
    }

    /** What a call enters first. */
    private final Layer layer;

    private final Dispatcher below;

    private Dispatcher(Layer layer, Dispatcher below) {
        this.layer = layer;
        this.below = below;
    }

    /** The end of the way: nothing is below it. */
    private Dispatcher() {
        this.layer = (operator, args, nothing) -> operator.kernel().call(args);
        this.below = this;
    }

    private static Dispatcher of(List<Layer> layers) {
        Dispatcher dispatcher = new Dispatcher();
        for (int i = layers.size() - 1; i >= 0; i--) {
            dispatcher = new Dispatcher(layers.get(i), dispatcher);
        }
        return dispatcher;
    }

    /** Calls an operator by name and overload; arguments left out at the end get their defaults. */
    public static Object call(String name, Object... args) {
        Operator operator = Registry.get(name);
        return Top.INSTANCE.call(operator, Arguments.of(operator.schema(), args));
    }

    /** Calls an operator through all layers. */
    public static Object callFromTop(Operator operator, Arguments args) {
        return Top.INSTANCE.call(operator, args);
    }

    /** Calls an operator through the layers of this dispatcher. */
    public Object call(Operator operator, Arguments args) {
        return layer.call(operator, args, below);
    }
}
