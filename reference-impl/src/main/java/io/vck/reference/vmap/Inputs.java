package io.vck.reference.vmap;

import static io.vck.reference.pytree.PythonRepr.str;

import io.vck.reference.dispatch.None;
import io.vck.reference.pytree.PythonRepr;
import io.vck.reference.pytree.TreeSpec;
import io.vck.reference.pytree.Tuple;
import io.vck.reference.tensor.BatchDim;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The way into a {@code vmap}: checks {@code in_dims} against the inputs, in the order in which the original checks, and
 * wraps what is mapped over.
 *
 * @param args the inputs, mapped tensors wrapped
 * @param batchSize the size of the mapped dims
 */
record Inputs(List<Object> args, int batchSize) {

    static Inputs batch(String function, Object inDims, List<Object> inputs, int level) {
        Flat flat = check(function, inDims, inputs);
        List<Object> batched = new ArrayList<>();
        for (int i = 0; i < flat.leaves.size(); i++) {
            Object leaf = flat.leaves.get(i);
            Object inDim = flat.inDims.get(i);
            batched.add(inDim == None.NONE ? leaf : addBatchDim((Tensor) leaf, toInt(inDim), level));
        }
        return new Inputs(((Tuple) flat.spec.unflatten(batched)).items(), flat.batchSize);
    }

    /** Inputs and {@code in_dims}, leaf by leaf, that have passed every check. */
    record Flat(TreeSpec spec, List<Object> leaves, List<Object> inDims, int batchSize) {}

    static Flat check(String function, Object inDims, List<Object> inputs) {
        if (!isInt(inDims) && !(inDims instanceof Tuple)) {
            throw PythonError.value(call(function, inDims)
                    + "expected `in_dims` to be int or a (potentially nested) tuple matching the "
                    + "structure of inputs, got: " + PythonRepr.type(inDims) + ".");
        } else if (inputs.isEmpty()) {
            throw PythonError.value("vmap(" + function + ")(<inputs>): got no inputs. Maybe you forgot to add inputs, "
                    + "or you are trying to vmap over a function with no inputs. The latter is unsupported.");
        }
        TreeSpec.Flat flat = TreeSpec.flatten(new Tuple(inputs));
        Optional<List<Object>> dims = flat.spec().broadcastAndFlatten(inDims);
        if (dims.isEmpty()) {
            throw PythonError.value(
                    call(function, inDims) + "in_dims is not compatible with the structure of `inputs`. in_dims has "
                            + "structure " + TreeSpec.flatten(inDims).spec().display() + " but inputs has structure "
                            + flat.spec().display() + ".");
        }
        for (int i = 0; i < dims.get().size(); i++) {
            Object inDim = dims.get().get(i);
            Optional<String> refusal = refusal(flat.leaves().get(i), inDim);
            if (refusal.isPresent()) {
                throw PythonError.value(call(function, inDims) + "Got in_dim=" + str(inDim) + refusal.get());
            }
        }
        return new Flat(flat.spec(), flat.leaves(), dims.get(), batchSize(flat.leaves(), dims.get()));
    }

    private static String call(String function, Object inDims) {
        return "vmap(" + function + ", in_dims=" + str(inDims) + ", ...)(<inputs>): ";
    }

    /** What is wrong with the entry for a leaf, if anything. */
    private static Optional<String> refusal(Object input, Object inDim) {
        if (inDim == None.NONE) {
            return Optional.empty();
        } else if (!isInt(inDim)) {
            return Optional.of(" for an input but in_dim must be either an integer dimension or None.");
        } else if (!(input instanceof Tensor tensor)) {
            return Optional.of(" for an input but the input is of type " + PythonRepr.type(input) + ". We cannot vmap "
                    + "over non-Tensor arguments, please use None as the respective in_dim");
        } else if (toInt(inDim) < 0 || toInt(inDim) >= tensor.dim()) {
            return Optional.of(" for some input, but that input is a Tensor of dimensionality " + tensor.dim() + " so "
                    + "expected in_dim to satisfy 0 <= in_dim < " + tensor.dim() + ".");
        }
        return Optional.empty();
    }

    private static int batchSize(List<Object> leaves, List<Object> inDims) {
        List<Object> sizes = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            if (inDims.get(i) instanceof Boolean) {
                throw PythonError.type("size(): argument 'dim' (position 1) must be int, not bool");
            } else if (inDims.get(i) != None.NONE) {
                sizes.add((long) ((Tensor) leaves.get(i)).size(toInt(inDims.get(i))));
            }
        }
        if (!sizes.isEmpty() && Collections.frequency(sizes, sizes.get(0)) < sizes.size()) {
            throw PythonError.value("vmap: Expected all tensors to have the same size in the mapped dimension, got "
                    + "sizes " + PythonRepr.repr(sizes) + " for the mapped dimension");
        } else if (sizes.isEmpty()) {
            // Nothing is mapped over. The original takes the first of no sizes, and that is the error its users see.
            throw PythonError.index("list index out of range");
        }
        return Math.toIntExact((Long) sizes.get(0));
    }

    private static Tensor addBatchDim(Tensor tensor, int dim, int level) {
        if (!(tensor instanceof BatchedTensor batched)) {
            return new BatchedTensor((StridedTensor) tensor, List.of(new BatchDim(level, dim)));
        }
        List<BatchDim> batchDims = new ArrayList<>(batched.batchDims());
        batchDims.add(new BatchDim(level, batched.physicalDim(dim)));
        return new BatchedTensor(batched.value(), batchDims);
    }

    /**
     * Whether it passes for an int where dims are checked. A Python bool does, though the original can't use it as a dim
     * afterwards.
     */
    static boolean isInt(Object value) {
        return value instanceof Long || value instanceof Boolean;
    }

    /** A Python int; a bool is worth 0 or 1 where it is compared. */
    static int toInt(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : Math.toIntExact((Long) value);
    }
}
