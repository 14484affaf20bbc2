package io.vck.conformance.fuzz.lanes;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.language.Subscripts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that maps over a batch of no lanes: its first steps take such batches, {@code no_x = x[:, :0]}, from inputs that
 * have lanes.
 *
 * <p>NOTE [Batches of no lanes]: a loop over no lanes calls nothing, so it has no result to compare with, and LAW-1 says
 * nothing. BATCH-DIMS-3 does: shapes and dtypes are those that the lanes would have. They are asked of the loop itself, with
 * one lane and with two, {@code no_x = x[:, :1]} and {@code no_x = x[:, :2]}: a size that differs between the two counts
 * lanes, and what one lane fewer takes off it from two lanes to one is taken off once more. Values are not compared; inputs
 * have to stay as they are, because nothing ran that could write into them. If the operators refuse a single lane, nothing
 * is expected of none.
 */
public final class NoLanes {
    private static final Node NONE = Subscripts.upTo(0);

    private final Program program;

    private NoLanes(Program program) {
        this.program = program;
    }

    /** The name of the batch of no lanes of an input. */
    public static String name(String input) {
        return "no_" + input;
    }

    /** The step that takes that batch. */
    public static Node step(String input, int batchDim) {
        List<Node> indices = new ArrayList<>(Collections.nCopies(batchDim, Subscripts.whole()));
        indices.add(NONE);
        return new Node.Assign(name(input), Subscripts.of(new Node.Name(input), indices));
    }

    /** Whether a step takes such a batch. */
    public static boolean isTakenBy(Node step) {
        return batch(step).isPresent();
    }

    /** A program, if it maps over no lanes. */
    public static Optional<NoLanes> in(Program program) {
        return program.steps().stream().anyMatch(NoLanes::isTakenBy)
                ? Optional.of(new NoLanes(program))
                : Optional.empty();
    }

    /** An input and the dim of which no slice is taken. */
    private record Batch(String input, int dim) {}

    private static Optional<Batch> batch(Node step) {
        if (!(step instanceof Node.Assign assign)
                || !(assign.value() instanceof Node.Call subscript)
                || !(subscript.args().get(0) instanceof Node.Name input)
                || !assign.name().equals(name(input.name()))) {
            return Optional.empty();
        }
        return Subscripts.indices(subscript)
                .filter(indices -> indices.get(indices.size() - 1).equals(NONE))
                .map(indices -> new Batch(input.name(), indices.size() - 1));
    }

    /** The program with so many lanes in the place of none. */
    public Program withLanes(int lanes) {
        return new Program(program.steps().stream()
                .map(step -> batch(step).map(batch -> withLanes(batch, lanes)).orElse(step))
                .toList());
    }

    private static Node withLanes(Batch batch, int lanes) {
        List<Node> indices = new ArrayList<>(Collections.nCopies(batch.dim(), Subscripts.whole()));
        indices.add(Subscripts.upTo(lanes));
        return new Node.Assign(name(batch.input()), Subscripts.of(new Node.Name(batch.input()), indices));
    }

    /** Whether the inputs have so many lanes. */
    public boolean has(int lanes, Map<String, Value<TensorData>> inputs) {
        return program.steps().stream()
                .flatMap(step -> batch(step).stream())
                .allMatch(batch -> inputs.get(batch.input()) instanceof Value.Tensor<TensorData> tensor
                        && tensor.tensor().shape().size() > batch.dim()
                        && tensor.tensor().shape().get(batch.dim()) >= lanes);
    }
}
