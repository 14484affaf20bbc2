package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.conj;
import static io.vck.reference.dispatch.Torch.div;
import static io.vck.reference.dispatch.Torch.mul;
import static io.vck.reference.dispatch.Torch.neg;
import static io.vck.reference.dispatch.Torch.pow;
import static io.vck.reference.dispatch.Torch.unary;
import static io.vck.reference.dispatch.Torch.where;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.function.DoubleBinaryOperator;

/** Arithmetic of two tensors that broadcast against each other. */
final class Binary {
    private Binary() {}

    static void declare(Family family) {
        family.addWithVariants(Operator.declare("add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")
                .kernel(args -> plus(args, args.number("alpha")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> b.grad())
                .derivative("other", b -> scaled(b.grad(), b.args().number("alpha"))));
        family.addWithVariants(Operator.declare("sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")
                .kernel(args -> plus(args, -args.number("alpha")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> b.grad())
                .derivative("other", b -> scaled(b.grad(), -b.args().number("alpha"))));
        family.add(Operator.declare("rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor")
                .kernel(args -> plus(Arguments.of(args.schema(), args.get("other"), args.get("self")), -1))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> neg(b.grad()))
                .derivative("other", b -> b.grad()));
        family.addWithVariants(Operator.declare("mul.Tensor(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> Compute.promoted(
                        args.strided("self"), args.strided("other"), (a, b) -> a * b, (a, b) -> a * b, Binary::times))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> mul(b.grad(), conj(b.tensor("other"))))
                .derivative("other", b -> mul(b.grad(), conj(b.tensor("self")))));
        family.addWithVariants(Operator.declare("div.Tensor(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> quotient(args.strided("self"), args.strided("other")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", b -> div(b.grad(), conj(b.tensor("other"))))
                .derivative("other", Binary::divisorGradient));
        powers(family);
        family.addWithVariants(Operator.declare("atan2(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> realOnly("atan2", args, Math::atan2))
                .fallback()
                .derivative("self", b -> mul(b.grad(), div(b.tensor("other"), squaresSummed(b))))
                .derivative("other", b -> mul(b.grad(), neg(div(b.tensor("self"), squaresSummed(b))))));
        family.addWithVariants(extreme("maximum", Math::max, "ge.Tensor"));
        family.addWithVariants(extreme("minimum", Math::min, "le.Tensor"));
    }

    private static void powers(Family family) {
        family.addWithVariants(Operator.declare("pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor")
                .kernel(args -> power(args.strided("self"), args.strided("exponent")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("self", Binary::baseGradient)
                .derivative("exponent", Binary::exponentGradient));
        family.addWithVariants(Operator.declare("pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor")
                .kernel(args -> power(args.strided("self"), StridedTensor.wrappedNumber(args.get("exponent"))))
                .batching(BatchingRules::pointwise)
                .derivative("self", Binary::scalarPowerGradient));
        family.add(Operator.declare("pow.Scalar(Scalar self, Tensor exponent) -> Tensor")
                .kernel(args -> power(StridedTensor.wrappedNumber(args.get("self")), args.strided("exponent")))
                .batching((operator, args) -> Dispatcher.call(
                        "pow.Tensor_Tensor", StridedTensor.wrappedNumber(args.get("self")), args.get("exponent")))
                .derivative(
                        "exponent",
                        b -> mul(b.grad(), mul(b.result(), Math.log(b.args().number("self"))))));
    }

    private static Operator.Declaration extreme(String name, DoubleBinaryOperator function, String isChosen) {
        return Operator.declare(name + "(Tensor self, Tensor other) -> Tensor")
                .kernel(args -> Compute.promoted(
                        args.strided("self"),
                        args.strided("other"),
                        function,
                        (a, b) -> (long) function.applyAsDouble((double) a, (double) b),
                        Compute.noComplexBinary(name)))
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

    private static Tensor divisorGradient(Backward b) {
        Tensor other = b.tensor("other");
        return neg(mul(b.grad(), conj(div(div(b.tensor("self"), other), other))));
    }

    private static Tensor scalarPowerGradient(Backward b) {
        double exponent = b.args().number("exponent");
        return exponent == 0
                ? mul(b.grad(), 0)
                : mul(b.grad(), conj(mul(pow(b.tensor("self"), exponent - 1), exponent)));
    }

    private static Tensor baseGradient(Backward b) {
        Tensor exponent = b.tensor("exponent");
        Tensor less = add(exponent, -1);
        Tensor power = (Tensor) Dispatcher.call("pow.Tensor_Tensor", b.tensor("self"), less);
        Tensor gradient = mul(b.grad(), conj(mul(power, exponent)));
        Tensor constant = (Tensor) Dispatcher.call("eq.Tensor", exponent, StridedTensor.wrappedNumber(0L));
        return where(constant, mul(b.grad(), 0), gradient);
    }

    private static Tensor exponentGradient(Backward b) {
        return mul(b.grad(), conj(mul(b.result(), unary("log", b.tensor("self")))));
    }

    private static StridedTensor plus(Arguments args, double alpha) {
        return Compute.promoted(
                args.strided("self"),
                args.strided("other"),
                (a, b) -> a + alpha * b,
                (a, b) -> a + (long) alpha * b,
                (ar, ai, br, bi, out, at) -> {
                    out[at] = ar + alpha * br;
                    out[at + 1] = ai + alpha * bi;
                });
    }

    private static StridedTensor quotient(StridedTensor self, StridedTensor other) {
        Compute.Pair pair = Compute.Pair.of(self, other);
        DType type = TypePromotion.floating(TypePromotion.resultType(self, other));
        return type.isComplex()
                ? Compute.complex(pair, type, Binary::divided)
                : Compute.real(pair, type, (a, b) -> a / b);
    }

    private static StridedTensor power(StridedTensor self, StridedTensor exponent) {
        return Compute.promoted(self, exponent, Math::pow, Binary::wholePower, Compute.noComplexBinary("pow"));
    }

    private static StridedTensor realOnly(String name, Arguments args, DoubleBinaryOperator function) {
        StridedTensor self = args.strided("self");
        StridedTensor other = args.strided("other");
        DType type = TypePromotion.floating(TypePromotion.resultType(self, other));
        if (type.isComplex()) {
            return Compute.complex(Compute.Pair.of(self, other), type, Compute.noComplexBinary(name));
        }
        return Compute.real(Compute.Pair.of(self, other), type, function);
    }

    private static long wholePower(long base, long exponent) {
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }

    private static void times(double ar, double ai, double br, double bi, double[] out, int at) {
        out[at] = ar * br - ai * bi;
        out[at + 1] = ar * bi + ai * br;
    }

    private static void divided(double ar, double ai, double br, double bi, double[] out, int at) {
        double square = br * br + bi * bi;
        out[at] = (ar * br + ai * bi) / square;
        out[at + 1] = (ai * br - ar * bi) / square;
    }
}
