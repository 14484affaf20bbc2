package io.vck.reference.ops;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Tensor;

/** Element types that kernels refuse, in the original's words. */
final class Refusals {
    private Refusals() {}

    /** The error of a kernel that isn't written for an element type. */
    static PythonError notImplemented(String kernel, DType dtype) {
        return PythonError.notImplemented("\"" + kernel + "\" not implemented for '" + dtype.title() + "'");
    }

    static void refuseBool(String kernel, DType dtype) {
        if (dtype == DType.BOOL) {
            throw notImplemented(kernel, dtype);
        }
    }

    static void refuseComplex(String kernel, DType dtype) {
        if (dtype.isComplex()) {
            throw notImplemented(kernel, dtype);
        }
    }

    /** Bools have no difference: what it should be is said by the operators of logic. */
    static void refuseDifferenceOfBools(Tensor self, Tensor other) {
        boolean left = self.dtype() == DType.BOOL;
        boolean right = other.dtype() == DType.BOOL;
        if (left && right) {
            throw PythonError.runtime("Subtraction, the `-` operator, with two bool tensors is not supported. "
                    + "Use the `^` or `logical_xor()` operator instead.");
        } else if (left || right) {
            throw PythonError.runtime("Subtraction, the `-` operator, with a bool tensor is not supported. "
                    + "If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.");
        }
    }

    /** A number that is to be an element of a tensor has to be one that its type can hold; an infinity is of any float. */
    static void refuseOverflow(Object number, DType dtype) {
        boolean holds = number instanceof Long whole && dtype == DType.INT32 ? whole == whole.intValue() : true;
        if (number instanceof Double real && dtype.isIntegral() && dtype != DType.BOOL) {
            double limit = dtype == DType.INT32 ? Integer.MAX_VALUE : Long.MAX_VALUE;
            holds = real >= -limit - 1 && real <= limit;
        } else if (number instanceof Double real && dtype.real() == DType.FLOAT32) {
            holds = !Double.isFinite(real) || Math.abs(real) <= Float.MAX_VALUE;
        }
        if (!holds) {
            throw PythonError.runtime("value cannot be converted to type " + nameInC(dtype) + " without overflow");
        }
    }

    private static String nameInC(DType dtype) {
        return switch (dtype) {
            case INT32 -> "int";
            case INT64 -> "int64_t";
            case COMPLEX64 -> "c10::complex<float>";
            default -> "float";
        };
    }

    /** The factor of {@code add} and {@code sub} has to be a number of the result's kind. */
    static void refuseAlpha(Object alpha, DType result) {
        if (alpha instanceof Boolean && result != DType.BOOL) {
            throw PythonError.runtime("Boolean alpha only supported for Boolean results.");
        } else if (alpha instanceof Double && result.isIntegral()) {
            throw PythonError.runtime(
                    "For integral input tensors, argument alpha must not be a floating point number.");
        }
        refuseOverflow(alpha, result);
    }
}
