package io.vck.reference.vmap;

import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Session;
import io.vck.reference.pytree.Tuple;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The vectorising map: makes of a function for one example a function for a batch.
 *
 * <pre>{@code
 * Tensor rows = ...;                        // [100, 3]: 100 examples of shape [3]
 * Tensor weights = ...;                     // [3]
 *
 * Vmap.vmap((row, w) -> Torch.sum(Torch.mul(row, w), new int[] {0}, false))
 *         .inDims(0, NOT_MAPPED)            // map over dim 0 of the first input, pass the second one as it is
 *         .apply(rows, weights);            // [100]
 * }</pre>
 *
 * <p>The result is the one that a loop gives which calls the function with each example and stacks what it returns. But
 * the function is called only once. How can that be?
 *
 * <ol>
 *   <li>Each mapped input is wrapped in a {@link io.vck.reference.tensor.BatchedTensor}, which hides the mapped dim: the
 *       function asks for the shape and is told {@code [3]}.
 *   <li>When the function calls an operator, {@link BatchingLayer} notices the wrapper. The operator's batching rule
 *       does the same to the whole batch, with other operators, and wraps what comes out.
 *   <li>What the function returns is unwrapped: the hidden dim appears where {@link #outDims} says.
 * </ol>
 *
 * <p>A function may itself use {@code vmap}. Each call has a <em>level</em>, 1 for the outermost, and a wrapper can hide
 * one dim for each level.
 *
 * <p>{@code inDims} has the structure of the inputs: one int for all, or one for each input, nested as the inputs are.
 * {@code outDims} is one int for all results or one for each. Errors carry the words and Python types of PyTorch.
 */
public final class Vmap {
    /** In place of an in_dim: the input isn't mapped over, each lane sees all of it. */
    public static final Object NOT_MAPPED = None.NONE;

    /** A function that can be mapped. */
    @FunctionalInterface
    public interface MappedFunction {
        /**
         * @param inputs nested tuples, lists and dicts of tensors and other values
         * @return a tensor or a {@link Tuple} of tensors; anything else is refused
         */
        Object call(List<Object> inputs);
    }

    private final String name;
    private final MappedFunction function;
    private final Object inDims;
    private final Object outDims;

    private Vmap(String name, MappedFunction function, Object inDims, Object outDims) {
        this.name = name;
        this.function = function;
        this.inDims = inDims;
        this.outDims = outDims;
    }

    /** Maps a function of one tensor over dim 0 of its input. */
    public static Vmap vmap(UnaryOperator<Tensor> function) {
        return vmap("<lambda>", inputs -> function.apply((Tensor) inputs.get(0)));
    }

    /** Maps a function of two tensors over dim 0 of its inputs. */
    public static Vmap vmap(BinaryOperator<Tensor> function) {
        return vmap("<lambda>", inputs -> function.apply((Tensor) inputs.get(0), (Tensor) inputs.get(1)));
    }

    /**
     * Maps any function over dim 0 of all its inputs.
     *
     * @param name that messages are to quote
     */
    public static Vmap vmap(String name, MappedFunction function) {
        return new Vmap(name, function, 0L, 0L);
    }

    /**
     * Which dims are mapped over.
     *
     * @param dims for each input an int, {@link #NOT_MAPPED}, or a {@link Tuple}, list or map of these, nested as the
     *     input is
     */
    public Vmap inDims(Object... dims) {
        List<Object> normal = new ArrayList<>();
        for (Object dim : dims) {
            normal.add(dim instanceof Integer number ? Long.valueOf(number) : dim);
        }
        return new Vmap(name, function, new Tuple(normal), outDims);
    }

    /** Where the mapped dim appears in each result; negative dims count from the end. */
    public Vmap outDims(int... dims) {
        List<Object> boxed = new ArrayList<>();
        for (int dim : dims) {
            boxed.add((long) dim);
        }
        return new Vmap(name, function, inDims, new Tuple(boxed));
    }

    /** The same with {@code in_dims} and {@code out_dims} as a Python program has them, valid or not. */
    public Vmap withDims(Object newInDims, Object newOutDims) {
        return new Vmap(name, function, newInDims, newOutDims);
    }

    /** Calls the mapped function on tensors; it must return one. */
    public Tensor apply(Tensor... inputs) {
        return (Tensor) call(List.of((Object[]) inputs));
    }

    /** Calls the mapped function on values of any structure. */
    public Object call(List<Object> inputs) {
        Outputs.checkOutDims(name, outDims);
        Session session = Session.current();
        return session.nested(() -> {
            int level = session.vmapLevel();
            Inputs batched = Inputs.batch(name, inDims, inputs, level);
            Object result = function.call(batched.args());
            return Outputs.unbatch(name, outDims, result, level, batched.batchSize());
        });
    }
}
