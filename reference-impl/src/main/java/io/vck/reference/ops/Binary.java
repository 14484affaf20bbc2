package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.conj;
import static io.vck.reference.dispatch.Torch.div;
import static io.vck.reference.dispatch.Torch.mul;
import static io.vck.reference.dispatch.Torch.neg;
import static io.vck.reference.dispatch.Torch.unary;
import static io.vck.reference.dispatch.Torch.unless;
import static io.vck.reference.dispatch.Torch.where;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Arithmetic of two tensors that broadcast against each other. */
final class Binary {
    private Binary() {}

    static void declare(Family family) {
        family.addWithVariants(Operator.declare("add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")
                .kernel(args -> sum(args.strided("self"), args.strided("other"), args.get("alpha")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> b.grad())
                .derivative("other", b -> scaled(b.grad(), b.args().number("alpha"))));
        family.addWithVariants(Operator.declare("sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")
                .kernel(args -> difference(args.strided("self"), args.strided("other"), args.get("alpha")))
                .batching(Binary::differenceOfBatches)
                .derivative("self", b -> b.grad())
                .derivative("other", b -> scaled(b.grad(), -b.args().number("alpha"))));
        family.add(Operator.declare("rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")
                .kernel(args -> difference(args.strided("other"), args.strided("self"), args.get("alpha")))
                .batching(Binary::differenceOfBatches)
                .derivative("self", b -> neg(scaled(b.grad(), b.args().number("alpha"))))
                .derivative("other", b -> b.grad()));
        family.add(Operator.declare("rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor")
                .kernel(args -> difference(
                        StridedTensor.wrappedNumber(args.get("other")), args.strided("self"), args.get("alpha")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> neg(scaled(b.grad(), b.args().number("alpha")))));
        family.addWithVariants(Operator.declare("mul.Tensor(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> product(args.strided("self"), args.strided("other")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> mul(b.grad(), conj(b.tensor("other"))))
                .derivative("other", b -> mul(b.grad(), conj(b.tensor("self")))));
        family.addWithVariants(Operator.declare("div.Tensor(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> quotient(args.strided("self"), args.strided("other")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> div(b.grad(), conj(b.tensor("other"))))
                .derivative("other", Binary::divisorGradient));
        family.addWithVariants(Operator.declare("atan2(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> angle(args.strided("self"), args.strided("other")))
                .fallback()
                .derivative("self", b -> mul(mul(b.grad(), b.tensor("other")), inverseSquare(b)))
                .derivative("other", b -> mul(mul(b.grad(), neg(b.tensor("self"))), inverseSquare(b))));
        family.addWithOut(extreme("maximum", Binary::larger, Math::max, "lt.Tensor"));
        family.addWithOut(extreme("minimum", Binary::smaller, Math::min, "gt.Tensor"));
    }

    /**
     * Unlike {@link Math#max}, of two zeros the first, as the original has it of the few that its vector instructions leave over;
     * these take the second.
     */
    static double larger(double a, double b) {
        return a < b || Double.isNaN(b) ? b : a;
    }

    /** The same for the smaller. */
    static double smaller(double a, double b) {
        return a > b || Double.isNaN(b) ? b : a;
    }

    private static Operator.Declaration extreme(
            String name, DoubleBinaryOperator real, LongBinaryOperator whole, String loses) {
        return Operator.declare(name + "(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    StridedTensor other = args.strided("other");
                    if (self.dtype().isComplex() || other.dtype().isComplex()) {
                        throw PythonError.runtime(name + " not implemented for complex tensors.");
                    }
                    return Compute.promoted(self, other, real, whole, Compute.noComplexBinary(name));
                })
                .fallback()
                .derivative("self", b -> unlessLost(b, loses, "self", "other"))
                .derivative("other", b -> unlessLost(b, loses, "other", "self"));
    }

    /** The gradient of the larger or smaller of two; where they are equal, each gets half. A NaN never loses. */
    private static Tensor unlessLost(Backward b, String loses, String mine, String theirs) {
        Tensor lost = (Tensor) Dispatcher.call(loses, b.tensor(mine), b.tensor(theirs));
        Tensor tied = (Tensor) Dispatcher.call("eq.Tensor", b.tensor(mine), b.tensor(theirs));
        Tensor shared = where(tied, mul(b.grad(), 0.5), b.grad());
        return unless(lost, shared);
    }

    private static Tensor scaled(Tensor grad, double factor) {
        return factor == 1 ? grad : mul(grad, factor);
    }

    /** One over the square of the distance from the origin; at the origin itself, where no angle is the right one, 0. */
    private static Tensor inverseSquare(Backward b) {
        Tensor self = b.tensor("self");
        Tensor other = b.tensor("other");
        Tensor square = add(mul(self, self), mul(other, other));
        Tensor isZero = (Tensor) Dispatcher.call("eq.Tensor", square, StridedTensor.wrappedNumber(0L));
        return unless(isZero, unary("reciprocal", square));
    }

    /** The gradient of what is divided by. */
    static Tensor divisorGradient(Backward b) {
        Tensor other = b.tensor("other");
        return neg(mul(b.grad(), conj(div(div(b.tensor("self"), other), other))));
    }

    private static StridedTensor sum(StridedTensor self, StridedTensor other, Object alpha) {
        DType type = TypePromotion.resultType(self, other);
        Refusals.refuseAlpha(alpha, type);
        return scaledSum(self, other, type, alpha instanceof Boolean truth ? (truth ? 1L : 0L) : (Number) alpha);
    }

    private static StridedTensor difference(StridedTensor self, StridedTensor other, Object alpha) {
        Refusals.refuseDifferenceOfBools(self, other);
        DType type = TypePromotion.resultType(self, other);
        Refusals.refuseAlpha(alpha, type);
        Number factor = alpha instanceof Long whole ? (Number) (-whole) : (Number) (-((Number) alpha).doubleValue());
        return scaledSum(self, other, type, factor);
    }

    /** The rule that promotes types first would hide from the kernel what the lanes refuse. */
    private static Object differenceOfBatches(Operator operator, Arguments args) {
        Refusals.refuseDifferenceOfBools((Tensor) args.get(0), (Tensor) args.get(1));
        return BatchingRules.binaryPointwise(operator, args);
    }

    /** {@code self + alpha * other}. */
    private static StridedTensor scaledSum(StridedTensor self, StridedTensor other, DType type, Number alpha) {
        Compute.Pair pair = Compute.Pair.of(self, other);
        double factor = alpha.doubleValue();
        if (type.isComplex()) {
            return Compute.complex(pair, type, (ar, ai, br, bi, out, at) -> {
                ComplexFunctions.multiply(factor, 0, br, bi, out, at);
                ComplexFunctions.set(out, at, ar + out[at], ai + out[at + 1]);
            });
        } else if (type.isIntegral()) {
            return Compute.whole(pair, type, (a, b) -> a + alpha.longValue() * b);
        } else if (factor == 1 || factor == -1) {
            return Compute.real(pair, type, factor == 1 ? Arithmetic.ADD : Arithmetic.SUBTRACT);
        }
        return Compute.real(pair, type, (a, b) -> a + factor * b);
    }

    private static StridedTensor product(StridedTensor self, StridedTensor other) {
        return Compute.promoted(
                self,
                other,
                Arithmetic.MULTIPLY,
                (a, b) -> a * b,
                SinglePrecision::multiply,
                ComplexFunctions::multiply);
    }

    private static StridedTensor quotient(StridedTensor self, StridedTensor other) {
        DType type = TypePromotion.floating(TypePromotion.resultType(self, other));
        Compute.Pair pair = Compute.Pair.of(self, other);
        if (type.isComplex()) {
            boolean single = type == DType.COMPLEX64;
            return Compute.complex(pair, type, single ? SinglePrecision::divide : ComplexFunctions::divide);
        }
        return Compute.real(pair, type, Arithmetic.DIVIDE);
    }

    private static StridedTensor angle(StridedTensor self, StridedTensor other) {
        DType type = TypePromotion.floating(TypePromotion.resultType(self, other));
        Refusals.refuseComplex("atan2_cpu", type);
        return Compute.real(Compute.Pair.of(self, other), type, Math::atan2);
    }
}
