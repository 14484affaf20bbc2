package io.vck.reference.dispatch;

import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How the gradient of a result becomes the gradients of the arguments. */
public sealed interface Derivative {

    /**
     * A formula, itself made of operators, so that it can be differentiated and batched.
     *
     * @param gives whether it has a gradient for the parameter of that name
     */
    record Formula(VectorJacobianProduct product, Predicate<String> gives) implements Derivative {}

    /** The kernel calls other operators, and they have derivatives. */
    record Composite() implements Derivative {}

    /** There is none. Results never require a gradient; what is written over in place has one of zero. */
    record NotDifferentiable() implements Derivative {}

    /** How listings name it: {@code formula}, {@code composite} or {@code none}. */
    default String label() {
        return this instanceof Formula ? "formula" : this instanceof Composite ? "composite" : "none";
    }

    /** The product of a gradient with the Jacobian (VJP): fills in the gradients that are asked for. */
    @FunctionalInterface
    interface VectorJacobianProduct {
        void apply(Backward backward);
    }

    /** One tensor's worth of a formula. */
    @FunctionalInterface
    interface GradientOf {
        Tensor gradient(Backward backward);
    }

    /** A call seen on the way back: what went in, what came out, and the gradients of what came out. */
    interface Backward {

        /** The gradient of the first result. */
        default Tensor grad() {
            return grad(0).orElseThrow();
        }

        /** The gradient of a result, absent if nothing depends on it. */
        Optional<Tensor> grad(int result);

        /** The arguments; tensors are checked not to have been overwritten since. */
        Arguments args();

        /** A tensor argument. */
        default Tensor tensor(String parameter) {
            return args().tensor(parameter);
        }

        /** The first result. */
        default Tensor result() {
            return result(0);
        }

        Tensor result(int index);

        /** The shape of a tensor argument; known even if it has been overwritten. */
        int[] shape(String parameter);

        /** Whether the gradient of a parameter is asked for. */
        boolean needs(String parameter);

        /** Sets the gradient of a tensor parameter; summed to its shape if that was stretched. */
        void set(String parameter, Tensor gradient);

        /** Sets the gradients of the tensors of a list parameter. */
        void setAll(String parameter, List<Tensor> gradients);
    }
}
