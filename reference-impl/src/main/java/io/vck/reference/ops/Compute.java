package io.vck.reference.ops;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.TypePromotion;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** Pointwise loops over elements: doubles for real types, longs for whole numbers, pairs of doubles for complex ones. */
final class Compute {
    private Compute() {}

    /** A function of two complex numbers, written to {@code out[at]} and {@code out[at + 1]}. */
    interface ComplexBinary {
        void apply(double ar, double ai, double br, double bi, double[] out, int at);
    }

    /** A function of a complex number, written to {@code out[at]} and {@code out[at + 1]}. */
    interface ComplexUnary {
        void apply(double re, double im, double[] out, int at);
    }

    /** A yes-or-no question about two numbers. */
    interface DoublePredicate {
        boolean test(double a, double b);
    }

    static ComplexBinary noComplexBinary(String name) {
        return (ar, ai, br, bi, out, at) -> {
            throw PythonError.notImplemented("\"" + name + "\" not implemented for complex numbers");
        };
    }

    static ComplexUnary noComplexUnary(String name) {
        return (re, im, out, at) -> {
            throw PythonError.notImplemented("\"" + name + "\" not implemented for complex numbers");
        };
    }

    static StridedTensor unary(StridedTensor self, DType type, DoubleUnaryOperator real, ComplexUnary complex) {
        if (type.isComplex()) {
            double[] values = Elements.complex(self);
            double[] out = new double[values.length];
            for (int i = 0; i < values.length; i += 2) {
                complex.apply(values[i], values[i + 1], out, i);
            }
            return StridedTensor.ofDoubles(type, out, self.shape());
        }
        double[] values = Elements.doubles(self);
        for (int i = 0; i < values.length; i++) {
            values[i] = real.applyAsDouble(values[i]);
        }
        return StridedTensor.ofDoubles(type, values, self.shape());
    }

    static StridedTensor unaryLong(StridedTensor self, LongUnaryOperator whole) {
        long[] values = Elements.longs(self);
        for (int i = 0; i < values.length; i++) {
            values[i] = whole.applyAsLong(values[i]);
        }
        return StridedTensor.ofLongs(self.dtype(), values, self.shape());
    }

    /** Two tensors stretched to their common shape. */
    record Pair(StridedTensor a, StridedTensor b, int[] shape) {
        static Pair of(StridedTensor a, StridedTensor b) {
            int[] shape = Shapes.broadcast(a.shape(), b.shape());
            return new Pair(a.broadcastTo(shape), b.broadcastTo(shape), shape);
        }
    }

    static StridedTensor real(Pair pair, DType type, DoubleBinaryOperator function) {
        double[] a = Elements.doubles(pair.a);
        double[] b = Elements.doubles(pair.b);
        for (int i = 0; i < a.length; i++) {
            a[i] = function.applyAsDouble(a[i], b[i]);
        }
        return StridedTensor.ofDoubles(type, a, pair.shape);
    }

    static StridedTensor whole(Pair pair, DType type, LongBinaryOperator function) {
        long[] a = Elements.longs(pair.a);
        long[] b = Elements.longs(pair.b);
        for (int i = 0; i < a.length; i++) {
            a[i] = function.applyAsLong(a[i], b[i]);
        }
        return StridedTensor.ofLongs(type, a, pair.shape);
    }

    static StridedTensor complex(Pair pair, DType type, ComplexBinary function) {
        double[] a = Elements.complex(pair.a);
        double[] b = Elements.complex(pair.b);
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i += 2) {
            function.apply(a[i], a[i + 1], b[i], b[i + 1], out, i);
        }
        return StridedTensor.ofDoubles(type, out, pair.shape);
    }

    /** A pointwise function of two tensors in their promoted type. */
    static StridedTensor promoted(
            StridedTensor a,
            StridedTensor b,
            DoubleBinaryOperator real,
            LongBinaryOperator whole,
            ComplexBinary complex) {
        Pair pair = Pair.of(a, b);
        DType type = TypePromotion.resultType(a, b);
        if (type.isComplex()) {
            return complex(pair, type, complex);
        } else if (type.isIntegral()) {
            return whole(pair, type, whole);
        }
        return real(pair, type, real);
    }

    /** A comparison of two tensors; whole numbers are compared as such. */
    static StridedTensor compare(StridedTensor a, StridedTensor b, DoublePredicate holds, LongBinaryOperator whole) {
        Pair pair = Pair.of(a, b);
        if (a.dtype().isIntegral() && b.dtype().isIntegral()) {
            return whole(pair, DType.BOOL, whole);
        }
        DType type = TypePromotion.resultType(a, b);
        boolean single = type == DType.FLOAT32;
        double[] left = Elements.doubles(pair.a);
        double[] right = Elements.doubles(pair.b);
        long[] out = new long[left.length];
        for (int i = 0; i < out.length; i++) {
            boolean yes = single ? holds.test((float) left[i], (float) right[i]) : holds.test(left[i], right[i]);
            out[i] = yes ? 1 : 0;
        }
        return StridedTensor.ofLongs(DType.BOOL, out, pair.shape);
    }
}
