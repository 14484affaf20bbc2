package io.vck.reference.ops;

import static io.vck.reference.dispatch.Torch.add;
import static io.vck.reference.dispatch.Torch.div;
import static io.vck.reference.dispatch.Torch.mul;
import static io.vck.reference.dispatch.Torch.neg;
import static io.vck.reference.dispatch.Torch.sub;
import static io.vck.reference.dispatch.Torch.unary;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far predictions are from what they should be. */
final class Losses {
    /** What a logarithm is at least, so that a wrong prediction that is certain has a finite loss. */
    private static final double LEAST_LOG = -100;
    /** What keeps a denominator from 0; in the original a number of single precision, whatever the type. */
    private static final double EPSILON = 1e-12f;

    private Losses() {}

    static void declare(Family family) {
        family.add(Operator.declare("binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, *, "
                        + "str reduction='mean') -> Tensor")
                .kernel(Losses::binaryCrossEntropy)
                .fallback()
                .derivative("self", b -> (Tensor) Dispatcher.call(
                        "binary_cross_entropy_backward",
                        b.grad(),
                        b.tensor("self"),
                        b.tensor("target"),
                        b.args().get("weight"),
                        b.args().get("reduction")))
                .derivative("target", b -> mul(b.grad(), weighted(b, logOdds(b.tensor("self"))))));
        family.add(Operator.declare("binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, "
                        + "Tensor? weight=None, str reduction='mean') -> Tensor")
                .kernel(Losses::binaryCrossEntropyBackward)
                .fallback()
                .derivative("grad_output", b -> mul(b.grad(), weighted(b, slope(b))))
                .derivative("self", b -> mul(mul(b.grad(), b.tensor("grad_output")), weighted(b, curvature(b))))
                .derivative("target", b -> mul(mul(b.grad(), b.tensor("grad_output")), weighted(b, slopeByTarget(b)))));
    }

    /** {@code log(1 - x) - log(x)}, each bounded from below. */
    private static Tensor logOdds(Tensor x) {
        return sub(boundedLog(add(neg(x), 1)), boundedLog(x));
    }

    private static Tensor boundedLog(Tensor x) {
        return (Tensor) Dispatcher.call("clamp_min", unary("log", x), LEAST_LOG);
    }

    /** {@code x * (1 - x)}, not quite 0 at its zeros. */
    private static Tensor denominator(Tensor x) {
        return mul(add(x, EPSILON), add(add(neg(x), 1), EPSILON));
    }

    private static Tensor slope(Backward b) {
        Tensor x = b.tensor("self");
        return div(sub(x, b.tensor("target")), denominator(x));
    }

    /** The derivative of the slope: {@code (x * x - 2 * x * target + target) / (x * (1 - x))^2}. */
    private static Tensor curvature(Backward b) {
        Tensor x = b.tensor("self");
        Tensor target = b.tensor("target");
        Tensor numerator = add(sub(mul(x, x), mul(mul(x, target), 2)), target);
        Tensor root = denominator(x);
        return div(numerator, mul(root, root));
    }

    private static Tensor slopeByTarget(Backward b) {
        return neg(unary("reciprocal", denominator(b.tensor("self"))));
    }

    /** Times the weights, and divided by the number of elements where the loss is their mean. */
    private static Tensor weighted(Backward b, Tensor each) {
        Optional<Tensor> weight = b.args().optionalTensor("weight");
        Tensor product = weight.isPresent() ? mul(each, b.tensor("weight")) : each;
        return isMean(b.args()) ? mul(product, 1.0 / Shapes.numel(b.shape("self"))) : product;
    }

    private static boolean isMean(Arguments args) {
        return args.string("reduction").equals("mean");
    }

    private static StridedTensor binaryCrossEntropy(Arguments args) {
        StridedTensor self = args.strided("self");
        StridedTensor target = args.strided("target");
        String reduction = args.string("reduction");
        if (!List.of("none", "mean", "sum").contains(reduction)) {
            throw PythonError.value(reduction + " is not a valid value for reduction");
        }
        refuse(self, target);
        PointwiseLayout layout = PointwiseLayout.of(self, target);
        double[] x = Elements.doubles(layout.arrange(self));
        double[] t = Elements.doubles(layout.arrange(target));
        double[] weight = Elements.doubles(layout.arrange(weight(args, self)));
        double[] loss = new double[x.length];
        for (int i = 0; i < loss.length; i++) {
            if (!(x[i] >= 0 && x[i] <= 1) || !(t[i] >= 0 && t[i] <= 1)) {
                String which = x[i] >= 0 && x[i] <= 1 ? "target" : "input";
                throw PythonError.runtime("all elements of " + which + " should be between 0 and 1");
            }
            double ofTrue = Math.max(Math.log(x[i]), LEAST_LOG);
            double ofFalse = Math.max(Math.log1p(-x[i]), LEAST_LOG);
            loss[i] = ((t[i] - 1) * ofFalse - t[i] * ofTrue) * weight[i];
        }
        if (reduction.equals("none")) {
            return layout.over(Storage.ofDoubles(self.dtype(), loss));
        }
        double sum = Arrays.stream(loss).sum();
        return StridedTensor.ofDoubles(self.dtype(), new double[] {isMean(args) ? sum / loss.length : sum});
    }

    private static void refuse(StridedTensor self, StridedTensor target) {
        if (!Arrays.equals(self.shape(), target.shape())) {
            throw PythonError.value("Using a target size (torch.Size(" + Arrays.toString(target.shape())
                    + ")) that is different to the input size (torch.Size(" + Arrays.toString(self.shape())
                    + ")) is deprecated. Please ensure they have the same size.");
        } else if (!self.dtype().isFloatingPoint()) {
            throw Refusals.notImplemented("binary_cross_entropy", self.dtype());
        } else if (self.dtype() != target.dtype()) {
            throw PythonError.runtime("Found dtype " + target.dtype().title() + " but expected "
                    + self.dtype().title());
        }
    }

    private static StridedTensor weight(Arguments args, StridedTensor self) {
        if (args.optionalTensor("weight").isEmpty()) {
            return StridedTensor.wrappedNumber(1.0);
        }
        StridedTensor weight = args.strided("weight");
        Shapes.refuseAllButStretchable(weight.shape(), self.shape());
        return weight;
    }

    private static StridedTensor binaryCrossEntropyBackward(Arguments args) {
        StridedTensor self = args.strided("self");
        if (!self.dtype().isFloatingPoint()) {
            throw Refusals.notImplemented("binary_cross_entropy_backward", self.dtype());
        }
        DType type = args.tensor("grad_output").dtype();
        if (type != self.dtype()) {
            throw PythonError.runtime("Found dtype " + self.dtype().title() + " but expected " + type.title());
        }
        double[] gradient = Elements.doubles(args.strided("grad_output").broadcastTo(self.shape()));
        double[] x = Elements.doubles(self);
        double[] target = Elements.doubles(args.strided("target"));
        double[] weight = Elements.doubles(weight(args, self).broadcastTo(self.shape()));
        double count = isMean(args) ? x.length : 1;
        for (int i = 0; i < x.length; i++) {
            x[i] = gradient[i] * (x[i] - target[i]) / Math.max((1 - x[i]) * x[i], EPSILON) * weight[i] / count;
        }
        return StridedTensor.ofDoubles(self.dtype(), x, self.shape());
    }
}
