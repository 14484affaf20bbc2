package io.vck.reference.ops;

import java.util.function.DoubleBinaryOperator;

/**
 * Addition, subtraction, multiplication, division of real numbers.
 *
 * <p>Every other pointwise function is called element by element through an interface. These four on floats are most of what
 * programs do, and so each has a loop of its own, which the JIT compiler turns into vector instructions: only if all arrays have
 * the same index, since else it can't know that no result is read again as an operand.
 */
enum Arithmetic {
    ADD(Double::sum) {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] + b[n];
            }
        }
    },
    SUBTRACT((a, b) -> a - b) {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] - b[n];
            }
        }
    },
    MULTIPLY((a, b) -> a * b) {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] * b[n];
            }
        }
    },
    DIVIDE((a, b) -> a / b) {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] / b[n];
            }
        }
    };

    private final DoubleBinaryOperator onDoubles;

    Arithmetic(DoubleBinaryOperator onDoubles) {
        this.onDoubles = onDoubles;
    }

    /** {@code out[n] = a[n] op b[n]} for {@code length} elements. */
    abstract void loop(float[] a, float[] b, float[] out, int length);

    /** {@code a op b}. */
    DoubleBinaryOperator onDoubles() {
        return onDoubles;
    }
}
