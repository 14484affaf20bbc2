package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.conj;
import static io.vck.reference.dispatch.Torch.mul;

import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.tensor.TypePromotion;
import io.vck.reference.vmap.BatchingRules;

/** Gradients of pointwise functions that are operators of their own. Each is linear in its first argument. */
final class PointwiseGradients {
    private PointwiseGradients() {}

    static void declare(Family family) {
        family.add(Operator.declare("sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor")
                .kernel(args -> ofSigmoid(args.strided("grad_output"), args.strided("output")))
                .batching(BatchingRules::binaryPointwise)
                .derivative("grad_output", b -> sigmoidBackward(b.grad(), conj(b.tensor("output"))))
                .derivative("output", PointwiseGradients::slopeOfSigmoidBackward));
        family.add(Operator.declare("threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor")
                .kernel(args ->
                        aboveThreshold(args.strided("grad_output"), args.strided("self"), args.number("threshold")))
                .batching(BatchingRules::binaryPointwise)
                .derivative(
                        "grad_output",
                        b -> thresholdBackward(
                                b.grad(), b.tensor("self"), b.args().get("threshold")))
                .derivative("self", b -> Torch.zerosLike(b.grad())));
    }

    /** The gradient of {@code sigmoid}, from its result. */
    static Tensor sigmoidBackward(Tensor gradient, Tensor output) {
        return (Tensor) Dispatcher.call("sigmoid_backward", gradient, output);
    }

    /** The gradient where a tensor is above a number, zeros elsewhere. */
    static Tensor thresholdBackward(Tensor gradient, Tensor self, Object threshold) {
        return (Tensor) Dispatcher.call("threshold_backward", gradient, self, threshold);
    }

    /** {@code g * conj(y * (1 - y))} holds the conjugate of {@code y}, so what comes back is conjugated as well. */
    private static Tensor slopeOfSigmoidBackward(Backward b) {
        Tensor slope = add(mul(b.tensor("output"), -2), 1);
        return mul(conj(b.grad()), mul(b.tensor("grad_output"), conj(slope)));
    }

    private static StridedTensor ofSigmoid(StridedTensor gradient, StridedTensor output) {
        DType type = TypePromotion.resultType(gradient, output);
        if (type.isIntegral()) {
            throw Refusals.notImplemented("sigmoid_backward_cpu", type);
        }
        Compute.Pair pair = Compute.Pair.of(gradient, output);
        if (type.isComplex()) {
            return Compute.complex(pair, type, (gr, gi, yr, yi, out, at) -> {
                ComplexFunctions.multiply(1 - yr, -yi, yr, yi, out, at);
                ComplexFunctions.multiply(gr, gi, out[at], -out[at + 1], out, at);
            });
        } else if (type == DType.FLOAT32) {
            return Compute.real(pair, type, (g, y) -> (float) g * (1 - (float) y) * (float) y);
        }
        return Compute.real(pair, type, (g, y) -> g * (1 - y) * y);
    }

    private static StridedTensor aboveThreshold(StridedTensor gradient, StridedTensor self, double threshold) {
        DType type = TypePromotion.resultType(gradient, self);
        Refusals.refuseBool("threshold_cpu", type);
        Refusals.refuseComplex("threshold_cpu", type);
        Compute.Pair pair = Compute.Pair.of(self, gradient);
        if (type.isIntegral()) {
            return Compute.whole(pair, type, (x, g) -> x <= (long) threshold ? 0 : g);
        }
        double limit = type == DType.FLOAT32 ? (float) threshold : threshold;
        return Compute.real(pair, type, (x, g) -> x <= limit ? 0 : g);
    }
}
