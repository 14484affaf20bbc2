package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;

/** Functions that let pass what lies above a threshold. */
final class Thresholds {
    private Thresholds() {}

    static void declare(Family family) {
        family.addWithInPlace(Operator.declare("threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor")
                .kernel(args -> threshold(args))
                .fallback()
                .derivative(
                        "self",
                        b -> PointwiseGradients.thresholdBackward(
                                b.grad(), b.tensor("self"), b.args().get("threshold"))));
        family.add(Operator.declare(
                        "threshold.functional(Tensor self, Scalar threshold, Scalar value, bool inplace=False) -> Tensor")
                .composite(args -> Dispatcher.call(
                        args.truth("inplace") ? "threshold_" : "threshold",
                        args.get("self"),
                        args.get("threshold"),
                        args.get("value")))
                .batchesAsComposite());
    }

    private static StridedTensor threshold(Arguments args) {
        StridedTensor self = args.strided("self");
        Refusals.refuseBool("threshold_cpu", self.dtype());
        Refusals.refuseComplex("threshold_cpu", self.dtype());
        if (self.dtype().isIntegral()) {
            long limit = (long) args.number("threshold");
            long value = (long) args.number("value");
            return Compute.unaryLong(self, v -> v <= limit ? value : v);
        }
        double threshold = args.number("threshold");
        double limit = self.dtype() == DType.FLOAT32 ? (float) threshold : threshold;
        double value = args.number("value");
        return Compute.unary(self, self.dtype(), v -> v <= limit ? value : v);
    }
}
