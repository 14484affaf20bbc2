package io.vck.reference.derivatives;

import io.vck.reference.dispatch.Batching;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.pytree.Tuple;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Vmap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares gradients under vmap, and gradients of what vmap gives, with gradients of each lane. */
final class Lanes {
    private static final double[] FACTORS = {1, 0.93, 0.97};
    private static final double TOLERANCE = 1e-9;

    private Lanes() {}

    /** Where many vector-Jacobian products at once differ from one at a time; empty if nowhere. */
    static Optional<String> ofGradients(Function function) {
        List<StridedTensor> leaves = FiniteDifferences.leaves(function.point());
        List<Tensor> results = function.at(leaves);
        List<StridedTensor> weights = FiniteDifferences.weights(results);
        List<Tensor> together = mapped(
                lane -> FiniteDifferences.gradients(results, leaves, lane, false),
                weights.stream().map(Lanes::scaledLanes).toList());
        for (int lane = 0; lane < FACTORS.length; lane++) {
            double factor = FACTORS[lane];
            List<Tensor> scaled =
                    weights.stream().map(each -> Torch.mul(each, factor)).toList();
            List<Tensor> alone = FiniteDifferences.gradients(results, leaves, scaled, false);
            Optional<String> difference = difference(function, lane, alone, together);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** Where the gradient of a mapped function differs from that of the function on each lane; empty if nowhere. */
    static Optional<String> ofFunction(Operator operator, Function function) {
        List<StridedTensor> batch = FiniteDifferences.leaves(
                function.point().stream().map(Lanes::scaledLanes).toList());
        List<Tensor> results;
        try {
            results = mapped(function::at, batch);
        } catch (PythonError error) {
            return isRefused(operator) && error.getMessage().startsWith("Batching rule not implemented")
                    ? Optional.empty()
                    : Optional.of(function.name() + ": " + error.getMessage());
        }
        List<StridedTensor> weights = FiniteDifferences.weights(results);
        List<Tensor> together;
        try {
            together = FiniteDifferences.gradients(results, batch, weights, false);
        } catch (PythonError error) {
            return isWrittenLaneByLane(operator) && error.getMessage().contains("modified by an inplace operation")
                    ? Optional.empty()
                    : Optional.of(function.name() + ": " + error.getMessage());
        }
        for (int lane = 0; lane < FACTORS.length; lane++) {
            List<StridedTensor> leaves = FiniteDifferences.leaves(lane(batch, lane));
            List<Tensor> alone = FiniteDifferences.gradients(function.at(leaves), leaves, lane(weights, lane), false);
            Optional<String> difference = difference(function, lane, alone, together);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** What the original's vmap has no fallback for: views, and lists of tensors. */
    private static boolean isRefused(Operator operator) {
        boolean views = operator.schema().isView();
        boolean lists = operator.schema().parameters().stream().anyMatch(each -> each.isTensorList());
        boolean several = operator.schema().returns().stream().anyMatch(type -> !type.startsWith("Tensor"));
        return operator.batching() instanceof Batching.Fallback && (views || lists || several);
    }

    /**
     * The fallback writes one lane of the memory after the other. A derivative that needs what was written finds that the
     * memory has changed since, and refuses; as it does in the original.
     */
    private static boolean isWrittenLaneByLane(Operator operator) {
        return operator.schema().isInPlace() && operator.batching() instanceof Batching.Fallback;
    }

    private interface Body {
        List<Tensor> at(List<Tensor> lane);
    }

    private static List<Tensor> mapped(Body body, List<? extends Tensor> batches) {
        Vmap mapped = Vmap.vmap("function", inputs -> {
            List<Tensor> lane = inputs.stream().map(Tensor.class::cast).toList();
            return new Tuple(List.copyOf(body.at(lane)));
        });
        Tuple results = (Tuple) mapped.call(List.copyOf(batches));
        return results.items().stream().map(Tensor.class::cast).toList();
    }

    private static StridedTensor scaledLanes(StridedTensor tensor) {
        List<Tensor> lanes = Arrays.stream(FACTORS)
                .mapToObj(factor -> Torch.mul(tensor, factor))
                .toList();
        return (StridedTensor) Torch.stack(lanes, 0);
    }

    private static List<StridedTensor> lane(List<StridedTensor> batches, int lane) {
        List<StridedTensor> result = new ArrayList<>();
        batches.forEach(batch -> result.add(batch.select(0, lane).detached()));
        return result;
    }

    private static Optional<String> difference(Function function, int lane, List<Tensor> alone, List<Tensor> together) {
        for (int i = 0; i < alone.size(); i++) {
            Tensor of = Torch.select(together.get(i), 0, lane);
            double[] expected = Elements.complex((StridedTensor) alone.get(i));
            double[] got = Elements.complex((StridedTensor) of);
            boolean same = Arrays.equals(alone.get(i).shape(), of.shape());
            for (int at = 0; same && at < expected.length; at++) {
                same = Math.abs(got[at] - expected[at]) <= TOLERANCE * (1 + Math.abs(expected[at]));
            }
            if (!same) {
                return Optional.of(function.name() + ", lane " + lane + ", gradient " + i + ": alone "
                        + Arrays.toString(expected) + ", in the batch " + Arrays.toString(got));
            }
        }
        return Optional.empty();
    }
}
