package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.conj;
import static io.vck.reference.dispatch.Torch.mul;
import static io.vck.reference.dispatch.Torch.neg;
import static io.vck.reference.dispatch.Torch.pow;
import static io.vck.reference.dispatch.Torch.unary;

import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.function.DoubleUnaryOperator;

/** Functions of each element by itself: one line each, with the function and its derivative at an element. */
final class Unary {
    private final Family family;

    private Unary(Family family) {
        this.family = family;
    }

    /** The factor by which a gradient is multiplied on its way back. */
    private interface Slope {
        Tensor at(Backward b);
    }

    static void declare(Family family) {
        Unary unary = new Unary(family);
        unary.realFunctions();
        unary.roundings();
        unary.arithmetic();
        unary.complexParts();
    }

    /** Functions that are real even of whole numbers. */
    private void realFunctions() {
        real("acos", Math::acos, b -> neg(unary("rsqrt", oneMinusSquare(x(b)))));
        real("asin", Math::asin, b -> unary("rsqrt", oneMinusSquare(x(b))));
        real("atan", Math::atan, b -> unary("reciprocal", add(mul(x(b), x(b)), 1)));
        real("cos", Math::cos, b -> neg(unary("sin", x(b))));
        real("cosh", Math::cosh, b -> unary("sinh", x(b)));
        real("digamma", SpecialFunctions::digamma, b -> polygamma(1, x(b)));
        real("exp", Math::exp, Unary::complexExp, b -> b.result());
        real("expm1", Math::expm1, b -> add(b.result(), 1));
        real("lgamma", SpecialFunctions::lgamma, b -> unary("digamma", x(b)));
        real("log", Math::log, b -> unary("reciprocal", x(b)));
        real("log10", Math::log10, b -> unary("reciprocal", mul(x(b), Math.log(10))));
        real("log1p", Math::log1p, b -> unary("reciprocal", add(x(b), 1)));
        real("log2", v -> Math.log(v) / Math.log(2), b -> unary("reciprocal", mul(x(b), Math.log(2))));
        real("reciprocal", v -> 1 / v, Unary::complexReciprocal, b -> neg(mul(b.result(), b.result())));
        real("rsqrt", v -> 1 / Math.sqrt(v), b -> mul(pow(b.result(), 3), -0.5));
        real("sigmoid", v -> 1 / (1 + Math.exp(-v)), b -> mul(b.result(), add(neg(b.result()), 1)));
        real("sin", Math::sin, b -> unary("cos", x(b)));
        real("sinh", Math::sinh, b -> unary("cosh", x(b)));
        real("sqrt", Math::sqrt, b -> unary("reciprocal", mul(b.result(), 2)));
        real("tan", Math::tan, b -> add(mul(b.result(), b.result()), 1));
        real("tanh", Math::tanh, b -> add(neg(mul(b.result(), b.result())), 1));
        family.add(Operator.declare("polygamma(int n, Tensor self) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    long order = args.integer("n");
                    return Compute.unary(
                            self,
                            TypePromotion.floating(self.dtype()),
                            v -> SpecialFunctions.polygamma(order, v),
                            Compute.noComplexUnary("polygamma"));
                })
                .fallback()
                .derivative("self", b -> mul(b.grad(), polygamma(b.args().integer("n") + 1, x(b)))));
    }

    private static Tensor polygamma(int order, Tensor self) {
        return (Tensor) Dispatcher.call("polygamma", (long) order, self);
    }

    /** Functions that leave whole numbers as they are and are flat almost everywhere. */
    private void roundings() {
        rounding("ceil", Math::ceil);
        rounding("floor", Math::floor);
        rounding("round", Math::rint);
        rounding("trunc", v -> v < 0 ? Math.ceil(v) : Math.floor(v));
    }

    private void arithmetic() {
        family.addWithVariants(Operator.declare("neg(Tensor self) -> Tensor")
                .kernel(args -> negate(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> neg(b.grad())));
        family.addWithVariants(Operator.declare("abs(Tensor self) -> Tensor")
                .kernel(args -> absolute(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> mul(b.grad(), unary("sgn", x(b)))));
        family.addWithVariants(Operator.declare("sign(Tensor self) -> Tensor")
                .kernel(args -> sameType(args.strided("self"), Math::signum))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> mul(b.grad(), 0)));
        family.addWithVariants(Operator.declare("sgn(Tensor self) -> Tensor")
                .kernel(args -> direction(args.strided("self")))
                .fallback()
                .derivative("self", b -> mul(b.grad(), 0)));
        family.addWithVariants(Operator.declare("frac(Tensor self) -> Tensor")
                .kernel(args -> sameType(args.strided("self"), v -> v - (v < 0 ? Math.ceil(v) : Math.floor(v))))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> b.grad()));
        family.addWithInPlace(Operator.declare("relu(Tensor self) -> Tensor")
                .kernel(args -> sameType(args.strided("self"), v -> v <= 0 ? 0 : v))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> mul(b.grad(), unary("sign", b.result()))));
    }

    private void complexParts() {
        family.addWithVariants(Operator.declare("conj_physical(Tensor self) -> Tensor")
                .kernel(args -> conjugate(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> conj(b.grad())));
    }

    private static Tensor x(Backward b) {
        return b.tensor("self");
    }

    private static Tensor oneMinusSquare(Tensor x) {
        return add(neg(mul(x, x)), 1);
    }

    private void real(String name, DoubleUnaryOperator function, Slope slope) {
        real(name, function, Compute.noComplexUnary(name), slope);
    }

    private void real(String name, DoubleUnaryOperator function, Compute.ComplexUnary complex, Slope slope) {
        family.addWithVariants(Operator.declare(name + "(Tensor self) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    return Compute.unary(self, TypePromotion.floating(self.dtype()), function, complex);
                })
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> mul(b.grad(), conj(slope.at(b)))));
    }

    private void rounding(String name, DoubleUnaryOperator function) {
        family.addWithVariants(Operator.declare(name + "(Tensor self) -> Tensor")
                .kernel(args -> sameType(args.strided("self"), function))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> mul(b.grad(), 0)));
    }

    private static StridedTensor sameType(StridedTensor self, DoubleUnaryOperator function) {
        return Compute.unary(self, self.dtype(), function, Compute.noComplexUnary("rounding"));
    }

    private static StridedTensor negate(StridedTensor self) {
        return self.dtype().isIntegral()
                ? Compute.unaryLong(self, v -> -v)
                : Compute.unary(self, self.dtype(), v -> -v, (re, im, out, at) -> {
                    out[at] = -re;
                    out[at + 1] = -im;
                });
    }

    private static StridedTensor absolute(StridedTensor self) {
        if (self.dtype().isComplex()) {
            double[] values = Elements.complex(self);
            double[] out = new double[values.length / 2];
            for (int i = 0; i < out.length; i++) {
                out[i] = Math.hypot(values[2 * i], values[2 * i + 1]);
            }
            return StridedTensor.ofDoubles(self.dtype().real(), out, self.shape());
        }
        return self.dtype().isIntegral() ? Compute.unaryLong(self, Math::abs) : sameType(self, Math::abs);
    }

    private static StridedTensor direction(StridedTensor self) {
        return Compute.unary(self, self.dtype(), Math::signum, (re, im, out, at) -> {
            double length = Math.hypot(re, im);
            out[at] = length == 0 ? 0 : re / length;
            out[at + 1] = length == 0 ? 0 : im / length;
        });
    }

    private static StridedTensor conjugate(StridedTensor self) {
        return Compute.unary(self, self.dtype(), v -> v, (re, im, out, at) -> {
            out[at] = re;
            out[at + 1] = -im;
        });
    }

    private static void complexReciprocal(double re, double im, double[] out, int at) {
        double square = re * re + im * im;
        out[at] = re / square;
        out[at + 1] = -im / square;
    }

    private static void complexExp(double re, double im, double[] out, int at) {
        double length = Math.exp(re);
        out[at] = length * Math.cos(im);
        out[at + 1] = length * Math.sin(im);
    }
}
