package io.vck.conformance.lint.broken;

import io.vck.backend.interpret.RaisedError;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;

/** Breakages that get the values of outputs right, and the tensors that hold them wrong. */
final class TensorBreakages {
    private TensorBreakages() {}

    /** Copies instead of views and of the inputs themselves. */
    static final class CopyForView extends OutputBreakage {
        CopyForView() {
            super(
                    "copy-for-view",
                    "Every output is a copy, where it should be a view of an input or the input itself.");
        }

        @Override
        <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim) {
            return methods.call("clone", output);
        }
    }

    /** Another element type. */
    static final class WrongDType extends OutputBreakage {
        WrongDType() {
            super("wrong-dtype", "Every output is float64, or float32 where it should be float64.");
        }

        @Override
        <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim) {
            ObservedTensor observed = methods.library().read(((Value.Tensor<T>) output).tensor());
            return methods.cast(output, observed.dtype() == DType.FLOAT64 ? DType.FLOAT32 : DType.FLOAT64);
        }
    }

    /** No gradient. */
    static final class LostGradient extends OutputBreakage {
        LostGradient() {
            super("lost-gradient", "Every output is cut off from the graph, so that no gradient flows through it.");
        }

        /** A library may refuse to detach what is mapped at an outer level; there it is enough to cut once, outside. */
        @Override
        <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim) {
            try {
                return methods.call("detach", output);
            } catch (RaisedError stillMapped) {
                return output;
            }
        }
    }
}
