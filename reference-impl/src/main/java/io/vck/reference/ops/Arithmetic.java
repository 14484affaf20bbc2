package io.vck.reference.ops;

/**
 * Addition, subtraction, multiplication, division of rows of floats and of doubles.
 *
 * <p>Every other pointwise function is called element by element through an interface. These four are most of what programs
 * do, and so each is a loop of its own, which the JIT compiler turns into vector instructions.
 */
enum Arithmetic {
    ADD {
        @Override
        void loop(float[] a, int i, float[] b, int j, float[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] + b[j + n];
            }
        }

        @Override
        void loop(double[] a, int i, double[] b, int j, double[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] + b[j + n];
            }
        }
    },
    SUBTRACT {
        @Override
        void loop(float[] a, int i, float[] b, int j, float[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] - b[j + n];
            }
        }

        @Override
        void loop(double[] a, int i, double[] b, int j, double[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] - b[j + n];
            }
        }
    },
    MULTIPLY {
        @Override
        void loop(float[] a, int i, float[] b, int j, float[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] * b[j + n];
            }
        }

        @Override
        void loop(double[] a, int i, double[] b, int j, double[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] * b[j + n];
            }
        }
    },
    DIVIDE {
        @Override
        void loop(float[] a, int i, float[] b, int j, float[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] / b[j + n];
            }
        }

        @Override
        void loop(double[] a, int i, double[] b, int j, double[] out, int k, int length) {
            for (int n = 0; n < length; n++) {
                out[k + n] = a[i + n] / b[j + n];
            }
        }
    };

    /** {@code out[k + n] = a[i + n] op b[j + n]} for {@code length} elements. */
    abstract void loop(float[] a, int i, float[] b, int j, float[] out, int k, int length);

    /** {@code out[k + n] = a[i + n] op b[j + n]} for {@code length} elements. */
    abstract void loop(double[] a, int i, double[] b, int j, double[] out, int k, int length);
}
