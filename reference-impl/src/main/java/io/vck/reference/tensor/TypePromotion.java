package io.vck.reference.tensor;

import java.util.Optional;

/**
 * Which element type an operation on several tensors has.
 *
 * <p>There are three ranks: tensors with dims, tensors without dims, Python numbers. A lower rank changes the result only
 * if its category (bool, integral, floating, complex) is higher than that of the ranks above: an int32 tensor times
 * 2.5 is float32, a float32 tensor times a float64 tensor without dims stays float32.
 */
public final class TypePromotion {
    private static final DType DEFAULT_FLOAT = DType.FLOAT32;

    private TypePromotion() {}

    /** The element type of what these tensors make together. */
    public static DType resultType(Tensor... operands) {
        return haveOneType(operands) ? operands[0].dtype() : resultTypeByRank(operands);
    }

    /** Most operations are on tensors of one type, whatever their ranks. */
    private static boolean haveOneType(Tensor... operands) {
        for (Tensor operand : operands) {
            if (operand.dtype() != operands[0].dtype() || isNumber(operand)) {
                return false;
            }
        }
        return operands.length > 0;
    }

    private static boolean isNumber(Tensor operand) {
        return operand instanceof StridedTensor strided && strided.isWrappedNumber();
    }

    private static DType resultTypeByRank(Tensor... operands) {
        Optional<DType> withDims = Optional.empty();
        Optional<DType> withoutDims = Optional.empty();
        Optional<DType> numbers = Optional.empty();
        for (Tensor operand : operands) {
            if (isNumber(operand)) {
                numbers = Optional.of(join(numbers, numberType(operand.dtype())));
            } else if (operand.dim() == 0) {
                withoutDims = Optional.of(join(withoutDims, operand.dtype()));
            } else {
                withDims = Optional.of(join(withDims, operand.dtype()));
            }
        }
        return combine(withDims, combine(withoutDims, numbers)).orElse(DEFAULT_FLOAT);
    }

    /** The type of a tensor's real-valued functions: whole numbers become floats. */
    public static DType floating(DType dtype) {
        return dtype.isIntegral() ? DEFAULT_FLOAT : dtype;
    }

    /** The smallest type that holds values of both. */
    public static DType promote(DType a, DType b) {
        if (a.isComplex() || b.isComplex()) {
            boolean wide = isWide(a) || isWide(b);
            return wide ? DType.COMPLEX128 : DType.COMPLEX64;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static boolean isWide(DType dtype) {
        return dtype == DType.FLOAT64 || dtype == DType.COMPLEX128;
    }

    private static DType numberType(DType dtype) {
        return dtype == DType.FLOAT64 ? DEFAULT_FLOAT : dtype;
    }

    private static DType join(Optional<DType> soFar, DType next) {
        return soFar.map(dtype -> promote(dtype, next)).orElse(next);
    }

    private static Optional<DType> combine(Optional<DType> higher, Optional<DType> lower) {
        if (higher.isEmpty() || lower.isEmpty()) {
            return higher.isPresent() ? higher : lower;
        }
        if (lower.get().category().compareTo(higher.get().category()) <= 0) {
            return higher;
        }
        boolean becomesComplex = higher.get().isFloatingPoint();
        return Optional.of(becomesComplex ? higher.get().complex() : promote(higher.get(), lower.get()));
    }
}
