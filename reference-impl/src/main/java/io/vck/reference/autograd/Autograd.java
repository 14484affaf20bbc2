package io.vck.reference.autograd;

import io.vck.reference.dispatch.Session;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gradients of tensors.
 *
 * <p>{@code grad} computes vector-Jacobian products: given a gradient for each output, how the outputs, weighted by these
 * and summed, change with each input. Under {@link io.vck.reference.vmap.Vmap} the weights may be batched, which makes
 * many products in one walk through the graph; with the rows of an identity matrix, that is the Jacobian. Outputs and
 * inputs may not be batched: their graph was recorded for the whole batch.
 */
public final class Autograd {
    private Autograd() {}

    /**
     * How {@link #grad} is to go about it.
     *
     * @param retainGraph whether the graph can be walked again afterwards
     * @param createGraph whether the walk itself is recorded, for gradients of gradients
     * @param allowUnused whether an input that no output depends on is answered by nothing rather than refused
     */
    public record Options(boolean retainGraph, boolean createGraph, boolean allowUnused) {
        /** One walk, not recorded, over inputs that all count. */
        public static final Options DEFAULT = new Options(false, false, false);
    }

    /** Whether calls on the tensor are recorded. */
    public static boolean requiresGrad(Tensor tensor) {
        return physical(tensor).requiresGrad();
    }

    /** Whether the tensor was made by no recorded call. */
    public static boolean isLeaf(Tensor tensor) {
        return History.find(physical(tensor)).map(History::isLeaf).orElse(true);
    }

    /** The gradient that {@code backward} has collected in a leaf. */
    public static Optional<Tensor> collected(Tensor leaf) {
        return History.find(physical(leaf)).flatMap(History::grad);
    }

    /**
     * Makes calls on a leaf be recorded, or not.
     *
     * @throws PythonError RuntimeError for integers and truths, which have no gradient, and for what is no leaf
     */
    public static void setRequiresGrad(Tensor tensor, boolean requires) {
        if (requires && !tensor.dtype().isFloatingPoint() && !tensor.dtype().isComplex()) {
            throw PythonError.runtime("only Tensors of floating point and complex dtype can require gradients");
        } else if (!isLeaf(tensor)) {
            if (!requires) {
                throw PythonError.runtime("you can only change requires_grad flags of leaf variables.");
            }
            return;
        }
        if (requires != requiresGrad(tensor)) {
            History.of(physical(tensor)).setRequiresGrad(requires);
        }
    }

    private static StridedTensor physical(Tensor tensor) {
        return tensor instanceof BatchedTensor batched ? batched.value() : (StridedTensor) tensor;
    }

    /**
     * Vector-Jacobian products.
     *
     * @param outputs tensors that require a gradient
     * @param inputs tensors that require a gradient
     * @param gradOutputs a gradient of each output's shape; may be left out for an output of one element
     * @return for each input a gradient of its shape; nothing for one that no output depends on, if that is allowed
     * @throws PythonError RuntimeError if outputs or inputs are batched, require no gradient, or do not depend on each
     *     other
     */
    public static List<Optional<Tensor>> grad(
            List<Tensor> outputs, List<Tensor> inputs, List<Optional<Tensor>> gradOutputs, Options options) {
        List<Tensor> gradients = gradients(outputs, gradOutputs);
        refuseBatched("output", outputs);
        List<Edge> roots = outputEdges(outputs);
        refuseBatched("input", inputs);
        List<Edge> targets = new ArrayList<>();
        for (Tensor input : inputs) {
            targets.add(History.find(physical(input))
                    .flatMap(History::edge)
                    .orElseThrow(() -> PythonError.runtime("One of the differentiated Tensors does not require grad")));
        }
        List<Optional<Tensor>> found = walk(roots, gradients, targets, options);
        if (!options.allowUnused() && found.stream().anyMatch(Optional::isEmpty)) {
            throw PythonError.runtime(
                    "One of the differentiated Tensors appears to not have been used in the graph. Set "
                            + "allow_unused=True if this is the desired behavior.");
        }
        return found;
    }

    /**
     * Adds to each leaf that {@code output} depends on its gradient.
     *
     * @throws PythonError RuntimeError under {@code vmap}: all lanes would write to the same leaf
     */
    public static void backward(Tensor output, Optional<Tensor> gradient, boolean retainGraph, boolean createGraph) {
        if (Session.current().vmapLevel() > 0) {
            throw PythonError.runtime(
                    "backward() called inside torch.vmap. This is not supported, please call backward() "
                            + "outside torch.vmap or instead use torch.autograd.grad inside torch.vmap");
        }
        List<Tensor> gradients = gradients(List.of(output), List.of(gradient));
        List<Edge> roots = outputEdges(List.of(output));
        List<LeafNode> leaves = GradEngine.leaves(roots);
        List<Edge> targets = leaves.stream().map(leaf -> new Edge(leaf, 0)).toList();
        List<Optional<Tensor>> found = walk(roots, gradients, targets, new Options(retainGraph, createGraph, true));
        for (int i = 0; i < leaves.size(); i++) {
            History leaf = leaves.get(i).history();
            found.get(i)
                    .ifPresent(more -> leaf.setGrad(
                            leaf.grad().map(sum -> Torch.add(sum, more)).orElse(more)));
        }
    }

    private static List<Optional<Tensor>> walk(
            List<Edge> roots, List<Tensor> gradients, List<Edge> targets, Options options) {
        return Session.current()
                .recording(
                        options.createGraph(), () -> GradEngine.run(roots, gradients, targets, options.retainGraph()));
    }

    private static List<Tensor> gradients(List<Tensor> outputs, List<Optional<Tensor>> given) {
        if (!given.isEmpty() && given.size() != outputs.size()) {
            throw PythonError.runtime("got " + outputs.size() + " tensors and " + given.size() + " gradients");
        }
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Tensor output = outputs.get(i);
            Optional<Tensor> gradient = given.isEmpty() ? Optional.empty() : given.get(i);
            refuseOtherShape(i, output, gradient);
            gradients.add(gradient.orElseGet(() -> one(output)));
        }
        return gradients;
    }

    private static void refuseOtherShape(int index, Tensor output, Optional<Tensor> gradient) {
        if (gradient.isPresent() && !Arrays.equals(gradient.get().shape(), output.shape())) {
            throw PythonError.runtime("Mismatch in shape: grad_output[" + index + "] has a shape of "
                    + Arrays.toString(gradient.get().shape()) + " and output[" + index + "] has a shape of "
                    + Arrays.toString(output.shape()) + ".");
        }
    }

    /** The gradient of an output with respect to itself; only of a number is it clear what is meant. */
    private static Tensor one(Tensor output) {
        if (output.numel() != 1) {
            throw PythonError.runtime("grad can be implicitly created only for scalar outputs");
        }
        return Torch.add(Torch.zeros(output.dtype(), output.shape()), 1);
    }

    private static void refuseBatched(String what, List<Tensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            if (tensors.get(i) instanceof BatchedTensor) {
                throw PythonError.runtime(
                        "torch.autograd.grad(outputs, inputs, grad_outputs) called inside torch.vmap. We "
                                + "do not support the case where any " + what + "s are vmapped tensors (" + what + " "
                                + i
                                + " is being vmapped over). Please call autograd.grad() outside torch.vmap or file a bug report "
                                + "with your use case.");
            }
        }
    }

    private static List<Edge> outputEdges(List<Tensor> outputs) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            int index = i;
            edges.add(History.find(physical(outputs.get(i)))
                    .flatMap(History::edge)
                    .orElseThrow(() -> PythonError.runtime("element " + index
                            + " of tensors does not require grad and does not have a grad_fn"
                            + reason(outputs.get(index)))));
        }
        return edges;
    }

    private static String reason(Tensor output) {
        return History.find(physical(output))
                .flatMap(History::lostAt)
                .map(operator -> ": on the way to it lies " + operator + ", which has no derivative. Leave " + operator
                        + " out, or ask for the gradient of what goes into it.")
                .orElse(": nothing that it was made of requires a gradient. Call requires_grad_() on an input before "
                        + "computing it.");
    }
}
