package io.vck.reference.ops;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.Operand;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.TypePromotion;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Pointwise loops over elements: doubles for real types, longs for whole numbers, pairs of doubles for complex ones.
 * Operands are first rounded to the type of the result. See NOTE [Memory order of pointwise results] in {@link PointwiseLayout}.
 */
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
        if (!type.isComplex()) {
            return unary(self, type, real);
        }
        PointwiseLayout layout = PointwiseLayout.of(self);
        double[] values = Elements.complex(layout.arrange(self), type);
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i += 2) {
            complex.apply(values[i], values[i + 1], out, i);
        }
        return layout.over(Storage.ofDoubles(type, out));
    }

    /** A function of real numbers. */
    static StridedTensor unary(StridedTensor self, DType type, DoubleUnaryOperator real) {
        PointwiseLayout layout = PointwiseLayout.of(self);
        double[] values = Elements.doubles(layout.arrange(self), type);
        for (int i = 0; i < values.length; i++) {
            values[i] = real.applyAsDouble(values[i]);
        }
        return layout.over(Storage.ofDoubles(type, values));
    }

    /** The same numbers in another type. */
    static StridedTensor converted(StridedTensor self, DType type) {
        PointwiseLayout layout = PointwiseLayout.of(self);
        return layout.over(Elements.convert(layout.arrange(self), type).storage());
    }

    static StridedTensor unaryLong(StridedTensor self, LongUnaryOperator whole) {
        PointwiseLayout layout = PointwiseLayout.of(self);
        long[] values = Elements.longs(layout.arrange(self));
        for (int i = 0; i < values.length; i++) {
            values[i] = whole.applyAsLong(values[i]);
        }
        return layout.over(Storage.ofLongs(self.dtype(), values));
    }

    /** Two tensors stretched to their common shape, their dims in the order of memory. */
    record Pair(StridedTensor a, StridedTensor b, PointwiseLayout layout) {
        static Pair of(StridedTensor a, StridedTensor b) {
            PointwiseLayout layout = PointwiseLayout.of(a, b);
            return new Pair(layout.arrange(a), layout.arrange(b), layout);
        }
    }

    static StridedTensor real(Pair pair, DType type, DoubleBinaryOperator function) {
        double[] a = Elements.doubles(pair.a, type);
        double[] b = Elements.doubles(pair.b, type);
        for (int i = 0; i < a.length; i++) {
            a[i] = function.applyAsDouble(a[i], b[i]);
        }
        return pair.layout.over(Storage.ofDoubles(type, a));
    }

    /** Arithmetic of real numbers. */
    static StridedTensor real(Pair pair, DType type, Arithmetic operation) {
        return type == DType.FLOAT32
                ? pair.layout.over(Storage.ofFloats(type, floats(pair, operation)))
                : real(pair, type, operation.onDoubles());
    }

    /** Arithmetic of floats, a block at a time. */
    private static float[] floats(Pair pair, Arithmetic operation) {
        int numel = pair.layout.numel();
        Operand a = Operand.of(pair.a);
        Operand b = Operand.of(pair.b);
        float[] out = new float[numel];
        float[] block = numel > Operand.BLOCK ? new float[Operand.BLOCK] : out;
        for (int at = 0; at < numel; at += Operand.BLOCK) {
            int length = Math.min(Operand.BLOCK, numel - at);
            operation.loop(a.from(at, length), b.from(at, length), block, length);
            if (block != out) {
                System.arraycopy(block, 0, out, at, length);
            }
        }
        return out;
    }

    static StridedTensor whole(Pair pair, DType type, LongBinaryOperator function) {
        return whole(pair, type, type, function);
    }

    private static StridedTensor whole(Pair pair, DType operands, DType type, LongBinaryOperator function) {
        long[] a = Elements.longs(pair.a, operands);
        long[] b = Elements.longs(pair.b, operands);
        for (int i = 0; i < a.length; i++) {
            a[i] = function.applyAsLong(a[i], b[i]);
        }
        return pair.layout.over(Storage.ofLongs(type, a));
    }

    static StridedTensor complex(Pair pair, DType type, ComplexBinary function) {
        double[] a = Elements.complex(pair.a, type);
        double[] b = Elements.complex(pair.b, type);
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i += 2) {
            function.apply(a[i], a[i + 1], b[i], b[i + 1], out, i);
        }
        return pair.layout.over(Storage.ofDoubles(type, out));
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

    /** Arithmetic of two tensors in their promoted type. */
    static StridedTensor promoted(
            StridedTensor a,
            StridedTensor b,
            Arithmetic real,
            LongBinaryOperator whole,
            ComplexBinary singleComplex,
            ComplexBinary complex) {
        Pair pair = Pair.of(a, b);
        DType type = TypePromotion.resultType(a, b);
        if (type.isComplex()) {
            return complex(pair, type, type == DType.COMPLEX64 ? singleComplex : complex);
        } else if (type.isIntegral()) {
            return whole(pair, type, whole);
        }
        return real(pair, type, real);
    }

    /** A comparison of two tensors of real numbers; whole numbers are compared as such. */
    static StridedTensor compare(StridedTensor a, StridedTensor b, DoublePredicate holds, LongBinaryOperator whole) {
        Pair pair = Pair.of(a, b);
        DType type = TypePromotion.resultType(a, b);
        if (type.isIntegral()) {
            return whole(pair, type, DType.BOOL, whole);
        }
        double[] left = Elements.doubles(pair.a, type);
        double[] right = Elements.doubles(pair.b, type);
        long[] out = new long[left.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = holds.test(left[i], right[i]) ? 1 : 0;
        }
        return pair.layout.over(Storage.ofLongs(DType.BOOL, out));
    }

    /** Whether complex numbers are equal in both parts, or whether they aren't. */
    static StridedTensor compareComplex(StridedTensor a, StridedTensor b, boolean equal) {
        Pair pair = Pair.of(a, b);
        DType type = TypePromotion.resultType(a, b);
        double[] left = Elements.complex(pair.a, type);
        double[] right = Elements.complex(pair.b, type);
        long[] out = new long[left.length / 2];
        for (int i = 0; i < out.length; i++) {
            boolean same = left[2 * i] == right[2 * i] && left[2 * i + 1] == right[2 * i + 1];
            out[i] = same == equal ? 1 : 0;
        }
        return pair.layout.over(Storage.ofLongs(DType.BOOL, out));
    }
}
