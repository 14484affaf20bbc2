package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.conj;
import static io.vck.reference.dispatch.Torch.mul;
import static io.vck.reference.dispatch.Torch.pow;
import static io.vck.reference.dispatch.Torch.unary;
import static io.vck.reference.dispatch.Torch.unless;
import static io.vck.reference.dispatch.Torch.where;
import static io.vck.reference.dispatch.Torch.zerosLike;

import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.function.DoubleUnaryOperator;

/** Powers of tensors and numbers, to powers that are tensors and numbers. */
final class Powers {
    private Powers() {}

    static void declare(Family family) {
        family.addWithVariants(Operator.declare("pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor")
                .kernel(args -> power(args.strided("self"), args.strided("exponent")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", Powers::baseGradient)
                .derivative("exponent", Powers::exponentGradient));
        family.addWithVariants(Operator.declare("pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor")
                .kernel(args -> powerOfTensor(args.strided("self"), args.get("exponent")))
                .batching(BatchingRules::pointwise)
                .derivative("self", Powers::scalarPowerGradient));
        family.add(Operator.declare("pow.Scalar(Scalar self, Tensor exponent) -> Tensor")
                .kernel(args -> powerOfNumber(args.get("self"), args.strided("exponent")))
                .batching((operator, args) -> BatchingRules.pointwise(operator, args, 1))
                .derivative("exponent", Powers::numberGradient));
    }

    private static Tensor scalarPowerGradient(Backward b) {
        double exponent = b.args().number("exponent");
        return exponent == 0
                ? zerosLike(b.grad())
                : mul(b.grad(), conj(mul(pow(b.tensor("self"), exponent - 1), exponent)));
    }

    private static Tensor baseGradient(Backward b) {
        Tensor exponent = b.tensor("exponent");
        Tensor less = add(exponent, -1);
        Tensor power = (Tensor) Dispatcher.call("pow.Tensor_Tensor", b.tensor("self"), less);
        Tensor gradient = mul(b.grad(), conj(mul(power, exponent)));
        return unless(compare("eq", exponent, 0L), gradient);
    }

    private static Tensor exponentGradient(Backward b) {
        Tensor base = b.tensor("self");
        Tensor slope = conj(mul(b.result(), unary("log", base)));
        return mul(b.grad(), where(compare("eq", base, 0L), slopeAtZero(b, slope), slope));
    }

    private static Tensor numberGradient(Backward b) {
        double base = b.args().number("self");
        Tensor slope = conj(mul(b.result(), Math.log(base)));
        return mul(b.grad(), base == 0 ? slopeAtZero(b, slope) : slope);
    }

    /** Powers of 0 stay as they are if the exponent changes, unless it is negative, though the logarithm of 0 is infinite. */
    private static Tensor slopeAtZero(Backward b, Tensor slope) {
        Tensor exponent = b.tensor("exponent");
        if (!exponent.dtype().isComplex()) {
            return unless(compare("ge", exponent, 0L), slope);
        }
        Tensor ofReals = unless(compare("ge", unary("real", exponent), 0L), slope);
        return where(compare("eq", unary("imag", exponent), 0L), ofReals, slope);
    }

    private static Tensor compare(String name, Tensor self, long number) {
        return (Tensor) Dispatcher.call(name + ".Tensor", self, StridedTensor.wrappedNumber(number));
    }

    private static StridedTensor power(StridedTensor self, StridedTensor exponent) {
        DType type = TypePromotion.resultType(self, exponent);
        Refusals.refuseBool("pow", type);
        boolean single = type == DType.COMPLEX64;
        return Compute.promoted(
                self,
                exponent,
                Powers::realPower,
                Powers::wholePower,
                single ? SinglePrecision::pow : ComplexFunctions::pow);
    }

    /** Any tensor to the power of 0 is 1, and to the power of 1 itself; for some others the original has shorter ways. */
    private static StridedTensor powerOfTensor(StridedTensor self, Object exponent) {
        StridedTensor number = StridedTensor.wrappedNumber(exponent);
        DType type = TypePromotion.resultType(self, number);
        if (number.storage().getDouble(0) == 0) {
            return filledLike(self, type, 1);
        } else if (number.storage().getDouble(0) == 1) {
            return Compute.converted(self, type);
        } else if (type.isIntegral() && exponent instanceof Long whole && whole < 0) {
            throw PythonError.runtime("Integers to negative integer powers are not allowed.");
        } else if (type.isIntegral()) {
            Refusals.refuseOverflow(exponent, type);
        } else if (type.isFloatingPoint()) {
            double power = ((Number) exponent).doubleValue();
            boolean single = type == DType.FLOAT32;
            return Compute.unary(self, type, single ? SinglePrecision.power(power) : realPower(power));
        }
        return type.isComplex() ? complexPower(self, type, number) : power(self, number);
    }

    private static StridedTensor complexPower(StridedTensor self, DType type, StridedTensor number) {
        double exponent = number.storage().getDouble(0);
        boolean single = type == DType.COMPLEX64;
        Compute.ComplexBinary multiply = single ? SinglePrecision::multiply : ComplexFunctions::multiply;
        Compute.ComplexUnary reciprocal = single ? SinglePrecision::reciprocal : ComplexFunctions::reciprocal;
        if (exponent == 0.5) {
            return Compute.unary(self, type, v -> v, ComplexFunctions::sqrt);
        } else if (exponent == -0.5) {
            return Compute.unary(self, type, v -> v, single ? SinglePrecision::rsqrt : ComplexFunctions::rsqrt);
        } else if (exponent == -1) {
            return Compute.unary(self, type, v -> v, reciprocal);
        } else if (exponent == 2 || exponent == -2 || exponent == 3) {
            return Compute.unary(self, type, v -> v, (re, im, out, at) -> {
                multiply.apply(re, im, re, im, out, at);
                if (exponent == 3) {
                    multiply.apply(out[at], out[at + 1], re, im, out, at);
                } else if (exponent == -2) {
                    reciprocal.apply(out[at], out[at + 1], out, at);
                }
            });
        }
        return power(self, number);
    }

    /** The result is contiguous, in whatever order of memory the exponents lie: the original allocates it beforehand. */
    private static StridedTensor powerOfNumber(Object self, StridedTensor exponents) {
        StridedTensor number = StridedTensor.wrappedNumber(self);
        StridedTensor exponent = exponents.isContiguous() ? exponents : Elements.convert(exponents, exponents.dtype());
        Refusals.refuseBool("pow", TypePromotion.resultType(number, exponent));
        boolean one = !(self instanceof Boolean) && number.storage().getDouble(0) == 1;
        return one ? filledLike(exponent, TypePromotion.resultType(number, exponent), 1) : power(number, exponent);
    }

    private static StridedTensor filledLike(StridedTensor self, DType type, long value) {
        StridedTensor result = Compute.converted(self, type);
        Elements.copy(result, StridedTensor.wrappedNumber(value));
        return result;
    }

    static DoubleUnaryOperator realPower(double exponent) {
        if (exponent == 0.5) {
            return Math::sqrt;
        } else if (exponent == -0.5) {
            return v -> 1 / Math.sqrt(v);
        } else if (exponent == 2) {
            return v -> v * v;
        } else if (exponent == 3) {
            return v -> v * v * v;
        } else if (exponent == -1) {
            return v -> 1 / v;
        }
        return exponent == -2 ? v -> 1 / (v * v) : v -> realPower(v, exponent);
    }

    /** As C has it: 1 to any power is 1, and -1 to an infinite one. */
    static double realPower(double base, double exponent) {
        boolean one = base == 1 || (base == -1 && Double.isInfinite(exponent));
        return one ? 1 : Math.pow(base, exponent);
    }

    /** By squaring; of a negative power, what integer division leaves of its reciprocal. */
    private static long wholePower(long base, long exponent) {
        if (exponent < 0) {
            long sign = base == -1 && exponent % 2 != 0 ? -1 : 1;
            return base == 1 || base == -1 ? sign : 0;
        }
        long result = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            result *= rest % 2 == 1 ? square : 1;
            square *= square;
        }
        return result;
    }
}
