package io.vck.reference.ops;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;

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
    static void refuseDifferenceOfBools(StridedTensor self, StridedTensor other) {
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

    /** The factor of {@code add} and {@code sub} has to be a number of the result's kind. */
    static void refuseAlpha(Object alpha, DType result) {
        if (alpha instanceof Boolean && result != DType.BOOL) {
            throw PythonError.runtime("Boolean alpha only supported for Boolean results.");
        } else if (alpha instanceof Double && result.isIntegral()) {
            throw PythonError.runtime(
                    "For integral input tensors, argument alpha must not be a floating point number.");
        }
    }
}
