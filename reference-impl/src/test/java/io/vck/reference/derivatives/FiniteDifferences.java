package io.vck.reference.derivatives;

import io.vck.reference.autograd.Autograd;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares gradients with differences. For weights {@code w} of a function's results {@code y}, the number
 * {@code sum(real(conj(w) * y))} changes with each part of each argument as the vector-Jacobian product of {@code w} says.
 */
final class FiniteDifferences {
    private static final double STEP = 1e-6;
    private static final double TOLERANCE = 2e-6;

    private FiniteDifferences() {}

    /** Where the gradient of a function is not what differences come to; empty if nowhere. */
    static Optional<String> disagreement(Function function) {
        List<StridedTensor> leaves = leaves(function.point());
        List<Tensor> results = function.at(leaves);
        List<StridedTensor> weights = weights(results);
        List<Tensor> gradients = gradients(results, leaves, weights, false);
        for (int i = 0; i < leaves.size(); i++) {
            double[] expected = differences(function, i, weights);
            double[] got = Elements.complex((StridedTensor) gradients.get(i));
            int stride = leaves.get(i).dtype().isComplex() ? 1 : 2;
            for (int at = 0; at < expected.length; at += stride) {
                if (!(Math.abs(got[at] - expected[at]) <= TOLERANCE * (1 + Math.abs(expected[at])))) {
                    return Optional.of(function.name() + ": part " + at % 2 + " of element " + at / 2
                            + " of the gradient of argument " + i + " is " + got[at] + ", differences give "
                            + expected[at]);
                }
            }
        }
        return Optional.empty();
    }

    /** The function that gives the gradients of another one, of its arguments and of the weights of its results. */
    static Function gradientOf(Function function) {
        int count = function.point().size();
        List<StridedTensor> point = new ArrayList<>(function.point());
        point.addAll(weights(function.at(leaves(function.point()))));
        return new Function("the gradient of " + function.name(), point, arguments -> {
            List<Tensor> inputs = new ArrayList<>();
            for (Tensor input : arguments.subList(0, count)) {
                inputs.add(Autograd.requiresGrad(input) ? input : leaf((StridedTensor) input));
            }
            return gradients(function.at(inputs), inputs, arguments.subList(count, arguments.size()), true);
        });
    }

    /** Gradients of what can have one; zeros where there is none. */
    static List<Tensor> gradients(
            List<Tensor> results, List<? extends Tensor> inputs, List<? extends Tensor> weights, boolean recorded) {
        List<Tensor> outputs = new ArrayList<>();
        List<Optional<Tensor>> given = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (Autograd.requiresGrad(results.get(i))) {
                outputs.add(results.get(i));
                given.add(Optional.of(weights.get(i)));
            }
        }
        List<Optional<Tensor>> found =
                Autograd.grad(outputs, List.copyOf(inputs), given, new Autograd.Options(true, recorded, true));
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor input = inputs.get(i);
            gradients.add(found.get(i).orElseGet(() -> Torch.zeros(input.dtype(), input.shape())));
        }
        return gradients;
    }

    static List<StridedTensor> leaves(List<StridedTensor> point) {
        return point.stream().map(FiniteDifferences::leaf).toList();
    }

    private static StridedTensor leaf(StridedTensor tensor) {
        StridedTensor leaf = Elements.convert(tensor, tensor.dtype());
        Autograd.setRequiresGrad(leaf, true);
        return leaf;
    }

    static List<StridedTensor> weights(List<Tensor> results) {
        List<StridedTensor> weights = new ArrayList<>();
        for (Tensor result : results) {
            weights.add(DerivativeSamples.numbers(7 + weights.size(), result.dtype(), result.shape()));
        }
        return weights;
    }

    /** For each part of an argument, how fast the weighted results change with it. */
    private static double[] differences(Function function, int argument, List<StridedTensor> weights) {
        StridedTensor start = function.point().get(argument);
        double[] parts = Elements.complex(start);
        int stride = start.dtype().isComplex() ? 1 : 2;
        double[] result = new double[parts.length];
        for (int at = 0; at < parts.length; at += stride) {
            double above = weighted(function, argument, moved(parts, at, STEP, start), weights);
            double below = weighted(function, argument, moved(parts, at, -STEP, start), weights);
            result[at] = (above - below) / (2 * STEP);
        }
        return result;
    }

    private static StridedTensor moved(double[] parts, int at, double step, StridedTensor like) {
        double[] changed = parts.clone();
        changed[at] += step;
        return Elements.convert(StridedTensor.ofDoubles(DType.COMPLEX128, changed, like.shape()), like.dtype());
    }

    private static double weighted(Function function, int argument, StridedTensor moved, List<StridedTensor> weights) {
        List<Tensor> arguments = new ArrayList<>(function.point());
        arguments.set(argument, moved);
        List<Tensor> results = function.at(arguments);
        double sum = 0;
        for (int i = 0; i < results.size(); i++) {
            double[] result = Elements.complex((StridedTensor) results.get(i));
            double[] weight = Elements.complex(weights.get(i));
            for (int at = 0; at < result.length; at++) {
                sum += result[at] * weight[at];
            }
        }
        return sum;
    }
}
