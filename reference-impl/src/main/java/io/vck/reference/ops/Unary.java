package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.conj;
import static io.vck.reference.dispatch.Torch.div;
import static io.vck.reference.dispatch.Torch.mul;
import static io.vck.reference.dispatch.Torch.neg;
import static io.vck.reference.dispatch.Torch.pow;
import static io.vck.reference.dispatch.Torch.sub;
import static io.vck.reference.dispatch.Torch.unary;
import static io.vck.reference.dispatch.Torch.unless;
import static io.vck.reference.dispatch.Torch.zeros;
import static io.vck.reference.dispatch.Torch.zerosLike;

import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;

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
        real("acos", ArcCosine::acos, ComplexTrigonometry::acos, b -> neg(unary("rsqrt", oneMinusSquare(x(b)))));
        real("asin", Math::asin, ComplexTrigonometry::asin, b -> unary("rsqrt", oneMinusSquare(x(b))));
        real("atan", Math::atan, ComplexTrigonometry::atan, b -> unary("reciprocal", add(mul(x(b), x(b)), 1)));
        real("cos", Math::cos, ComplexTrigonometry::cos, b -> neg(unary("sin", x(b))));
        real("cosh", Math::cosh, ComplexTrigonometry::cosh, b -> unary("sinh", x(b)));
        realOnly("digamma", "digamma", SpecialFunctions::digamma, b -> polygamma(1, x(b)));
        real("exp", Math::exp, ComplexFunctions::exp, b -> b.result());
        real("expm1", Math::expm1, ComplexFunctions::expm1, SinglePrecision::expm1, b -> add(b.result(), 1));
        realOnly("lgamma", "lgamma_vml_cpu", SpecialFunctions::lgamma, b -> unary("digamma", x(b)));
        real("log", Math::log, ComplexFunctions::log, b -> unary("reciprocal", x(b)));
        real("log10", Math::log10, ComplexFunctions::log10, b -> unary("reciprocal", mul(x(b), Math.log(10))));
        real("log1p", Math::log1p, ComplexFunctions::log1p, b -> unary("reciprocal", add(x(b), 1)));
        real("log2", Unary::log2, ComplexFunctions::log2, b -> unary("reciprocal", mul(x(b), Math.log(2))));
        real(
                "reciprocal",
                v -> 1 / v,
                ComplexFunctions::reciprocal,
                SinglePrecision::reciprocal,
                b -> neg(mul(b.result(), b.result())));
        real(
                "rsqrt",
                Unary::rsqrt,
                ComplexFunctions::rsqrt,
                SinglePrecision::rsqrt,
                b -> mul(pow(b.result(), 3), -0.5));
        sigmoid();
        real("sin", Math::sin, ComplexTrigonometry::sin, b -> unary("cos", x(b)));
        real("sinh", Math::sinh, ComplexTrigonometry::sinh, b -> unary("cosh", x(b)));
        real("sqrt", Math::sqrt, ComplexFunctions::sqrt, b -> unary("reciprocal", mul(b.result(), 2)));
        real("tan", Math::tan, ComplexTrigonometry::tan, b -> add(mul(b.result(), b.result()), 1));
        real("tanh", SpecialFunctions::tanh, ComplexTrigonometry::tanh, b -> add(neg(mul(b.result(), b.result())), 1));
        family.add(Operator.declare("polygamma(int n, Tensor self) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    long order = args.integer("n");
                    Refusals.refuseComplex(
                            order == 0 ? "digamma" : order == 1 ? "trigamma" : "polygamma", self.dtype());
                    return Compute.unary(
                            self, TypePromotion.floating(self.dtype()), v -> SpecialFunctions.polygamma(order, v));
                })
                .fallback()
                .derivative("self", b -> mul(b.grad(), polygamma(b.args().integer("n") + 1, x(b)))));
    }

    private static Tensor polygamma(int order, Tensor self) {
        return (Tensor) Dispatcher.call("polygamma", (long) order, self);
    }

    /** Functions that leave whole numbers as they are and are flat almost everywhere. */
    private void roundings() {
        rounding("ceil", Math::ceil, false);
        rounding("floor", Math::floor, false);
        rounding("round", Math::rint, true);
        rounding("trunc", Unary::truncated, false);
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
                .kernel(args -> sign(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> zerosLike(b.grad())));
        family.addWithVariants(Operator.declare("sgn(Tensor self) -> Tensor")
                .kernel(args -> direction(args.strided("self")))
                .fallback()
                .derivative("self", Unary::turned));
        family.addWithVariants(Operator.declare("frac(Tensor self) -> Tensor")
                .kernel(args -> fraction(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> b.grad()));
        family.addWithInPlace(Operator.declare("relu(Tensor self) -> Tensor")
                .kernel(args -> relu(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> PointwiseGradients.thresholdBackward(b.grad(), b.result(), 0L)));
    }

    private void complexParts() {
        family.addWithVariants(Operator.declare("conj_physical(Tensor self) -> Tensor")
                .kernel(args -> conjugate(args.strided("self")))
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> conj(b.grad())));
    }

    /** A complex number's direction changes with steps across it, the less the farther from 0; that of a real one never. */
    private static Tensor turned(Backward b) {
        if (!x(b).dtype().isComplex()) {
            return zeros(b.grad().dtype(), b.grad().shape());
        }
        Tensor length = unary("abs", x(b));
        Tensor along = mul(b.result(), unary("real", mul(b.grad(), conj(b.result()))));
        Tensor across = div(sub(b.grad(), along), length);
        Tensor isZero = (Tensor) Dispatcher.call("eq.Tensor", length, StridedTensor.wrappedNumber(0L));
        return unless(isZero, across);
    }

    private static Tensor x(Backward b) {
        return b.tensor("self");
    }

    private static Tensor oneMinusSquare(Tensor x) {
        return add(neg(mul(x, x)), 1);
    }

    /** In float arithmetic for float32, where a step in the middle overflows. */
    private void sigmoid() {
        family.addWithVariants(Operator.declare("sigmoid(Tensor self) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    DType type = TypePromotion.floating(self.dtype());
                    DoubleUnaryOperator real = type == DType.FLOAT32 ? SinglePrecision::sigmoid : Unary::sigmoid;
                    Compute.ComplexUnary complex =
                            type == DType.COMPLEX64 ? SinglePrecision::sigmoid : ComplexFunctions::sigmoid;
                    return Compute.unary(self, type, real, complex);
                })
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> PointwiseGradients.sigmoidBackward(b.grad(), b.result())));
    }

    /**
     * A function that complex numbers have no kernel for.
     *
     * @param kernel what the original calls the kernel
     */
    private void realOnly(String name, String kernel, DoubleUnaryOperator function, Slope slope) {
        family.addWithVariants(Operator.declare(name + "(Tensor self) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    Refusals.refuseComplex(kernel, self.dtype());
                    return Compute.unary(self, TypePromotion.floating(self.dtype()), function);
                })
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> mul(b.grad(), slope.at(b))));
    }

    private void real(String name, DoubleUnaryOperator function, Compute.ComplexUnary complex, Slope slope) {
        real(name, function, complex, complex, slope);
    }

    /** A function that has a formula of its own for complex numbers in single precision. */
    private void real(
            String name,
            DoubleUnaryOperator function,
            Compute.ComplexUnary complex,
            Compute.ComplexUnary singleComplex,
            Slope slope) {
        family.addWithVariants(Operator.declare(name + "(Tensor self) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    DType type = TypePromotion.floating(self.dtype());
                    return Compute.unary(self, type, function, type == DType.COMPLEX64 ? singleComplex : complex);
                })
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> mul(b.grad(), conj(slope.at(b)))));
    }

    private void rounding(String name, DoubleUnaryOperator function, boolean namesComplexType) {
        family.addWithVariants(Operator.declare(name + "(Tensor self) -> Tensor")
                .kernel(args -> {
                    StridedTensor self = args.strided("self");
                    if (self.dtype().isComplex() && !namesComplexType) {
                        throw PythonError.notImplemented(name + " is not supported for complex inputs");
                    }
                    Refusals.refuseBool(name + "_vml_cpu", self.dtype());
                    Refusals.refuseComplex(name + "_vml_cpu", self.dtype());
                    return real(self, function, whole -> whole);
                })
                .batching(BatchingRules::pointwise)
                .derivative("self", b -> zerosLike(b.grad())));
    }

    /** A function that leaves the type as it is. */
    private static StridedTensor real(StridedTensor self, DoubleUnaryOperator function, LongUnaryOperator whole) {
        return self.dtype().isIntegral() ? Compute.unaryLong(self, whole) : Compute.unary(self, self.dtype(), function);
    }

    private static StridedTensor negate(StridedTensor self) {
        if (self.dtype() == DType.BOOL) {
            throw PythonError.runtime("Negation, the `-` operator, on a bool tensor is not supported. "
                    + "If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.");
        }
        return self.dtype().isComplex()
                ? Compute.unary(
                        self, self.dtype(), v -> -v, (re, im, out, at) -> ComplexFunctions.set(out, at, -re, -im))
                : real(self, v -> -v, v -> -v);
    }

    private static StridedTensor absolute(StridedTensor self) {
        Refusals.refuseBool("abs_cpu", self.dtype());
        if (self.dtype().isComplex()) {
            PointwiseLayout layout = PointwiseLayout.of(self);
            double[] values = Elements.complex(layout.arrange(self));
            double[] out = new double[values.length / 2];
            for (int i = 0; i < out.length; i++) {
                out[i] = Math.hypot(values[2 * i], values[2 * i + 1]);
            }
            return layout.over(Storage.ofDoubles(self.dtype().real(), out));
        }
        return real(self, Math::abs, Math::abs);
    }

    private static StridedTensor sign(StridedTensor self) {
        if (self.dtype().isComplex()) {
            throw PythonError.notImplemented("Unlike NumPy, torch.sign is not intended to support complex numbers. "
                    + "Please use torch.sgn instead.");
        }
        return real(self, Unary::signOf, Long::signum);
    }

    private static StridedTensor direction(StridedTensor self) {
        boolean single = self.dtype() == DType.COMPLEX64;
        return self.dtype().isComplex()
                ? Compute.unary(self, self.dtype(), Unary::signOf, single ? SinglePrecision::sgn : Unary::sgn)
                : real(self, Unary::signOf, Long::signum);
    }

    /** Zeros and NaNs have none. */
    private static double signOf(double v) {
        return v > 0 ? 1 : v < 0 ? -1 : 0;
    }

    private static void sgn(double re, double im, double[] out, int at) {
        double length = Math.hypot(re, im);
        ComplexFunctions.set(out, at, length == 0 ? 0 : re / length, length == 0 ? 0 : im / length);
    }

    private static StridedTensor fraction(StridedTensor self) {
        if (!self.dtype().isFloatingPoint()) {
            throw Refusals.notImplemented("frac_cpu", self.dtype());
        }
        return real(self, v -> v - truncated(v), v -> 0);
    }

    private static double truncated(double v) {
        return v < 0 ? Math.ceil(v) : Math.floor(v);
    }

    private static StridedTensor relu(StridedTensor self) {
        if (self.dtype() == DType.BOOL) {
            throw PythonError.runtime("Boolean inputs not supported for relu");
        } else if (self.dtype().isComplex()) {
            throw PythonError.notImplemented("clamp is not supported for complex types");
        }
        return real(self, v -> v < 0 ? 0 : v, v -> Math.max(v, 0));
    }

    private static StridedTensor conjugate(StridedTensor self) {
        return self.dtype().isComplex()
                ? Compute.unary(self, self.dtype(), v -> v, (re, im, out, at) -> ComplexFunctions.set(out, at, re, -im))
                : real(self, v -> v, v -> v);
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }

    private static double rsqrt(double v) {
        return 1 / Math.sqrt(v);
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Math.exp(-v));
    }
}
