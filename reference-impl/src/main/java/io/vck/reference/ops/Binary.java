package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.conj;
import static io.vck.reference.dispatch.Torch.div;
import static io.vck.reference.dispatch.Torch.mul;
import static io.vck.reference.dispatch.Torch.neg;
import static io.vck.reference.dispatch.Torch.where;

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
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> b.grad())
                .derivative("other", b -> scaled(b.grad(), -b.args().number("alpha"))));
        family.add(Operator.declare("rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")
                .kernel(args -> difference(args.strided("other"), args.strided("self"), args.get("alpha")))
                .batching(BatchingRules::binaryPointwise)
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
                .derivative("self", b -> mul(b.grad(), div(b.tensor("other"), squaresSummed(b))))
                .derivative("other", b -> mul(b.grad(), neg(div(b.tensor("self"), squaresSummed(b))))));
        family.addWithOut(extreme("maximum", Math::max, Math::max, "ge.Tensor"));
        family.addWithOut(extreme("minimum", Math::min, Math::min, "le.Tensor"));
    }

    private static Operator.Declaration extreme(
            String name, DoubleBinaryOperator real, LongBinaryOperator whole, String isChosen) {
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
                .derivative("self", b -> keptWhere(b, isChosen, "self", "other"))
                .derivative("other", b -> keptWhere(b, isChosen, "other", "self"));
    }

    /** The gradient of the larger or smaller of two; where they are equal, each gets half. */
    private static Tensor keptWhere(Backward b, String isChosen, String mine, String theirs) {
        Tensor chosen = (Tensor) Dispatcher.call(isChosen, b.tensor(mine), b.tensor(theirs));
        Tensor tied = (Tensor) Dispatcher.call("eq.Tensor", b.tensor(mine), b.tensor(theirs));
        Tensor whole = where(chosen, b.grad(), mul(b.grad(), 0));
        return where(tied, mul(b.grad(), 0.5), whole);
    }

    private static Tensor scaled(Tensor grad, double factor) {
        return factor == 1 ? grad : mul(grad, factor);
    }

    private static Tensor squaresSummed(Backward b) {
        Tensor self = b.tensor("self");
        Tensor other = b.tensor("other");
        return add(mul(self, self), mul(other, other));
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
