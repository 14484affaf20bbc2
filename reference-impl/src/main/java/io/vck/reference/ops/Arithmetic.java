package io.vck.reference.ops;

/**
 * Addition, subtraction, multiplication, division of rows of floats and of doubles.
 *
 * <p>Every other pointwise function is called element by element through an interface. These four are most of what programs
 * do, and so each is a loop of its own, which the JIT compiler turns into vector instructions: only if all arrays have the same
 * index, since else it can't know that no result is read again as an operand.
 */
enum Arithmetic {
    ADD {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] + b[n];
            }
        }

        @Override
        void loop(double[] a, double[] b, double[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] + b[n];
            }
        }
    },
    SUBTRACT {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] - b[n];
            }
        }

        @Override
        void loop(double[] a, double[] b, double[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] - b[n];
            }
        }
    },
    MULTIPLY {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] * b[n];
            }
        }

        @Override
        void loop(double[] a, double[] b, double[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] * b[n];
            }
        }
    },
    DIVIDE {
        @Override
        void loop(float[] a, float[] b, float[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] / b[n];
            }
        }

        @Override
        void loop(double[] a, double[] b, double[] out, int length) {
            for (int n = 0; n < length; n++) {
                out[n] = a[n] / b[n];
            }
        }
    };

    /** {@code out[n] = a[n] op b[n]} for {@code length} elements. */
    abstract void loop(float[] a, float[] b, float[] out, int length);

    /** {@code out[n] = a[n] op b[n]} for {@code length} elements. */
    abstract void loop(double[] a, double[] b, double[] out, int length);
}
