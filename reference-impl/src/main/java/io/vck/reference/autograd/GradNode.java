package io.vck.reference.autograd;

import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A node of the graph: something that gradients flow through on their way back. */
interface GradNode {

    /** Later calls have larger numbers; a node's edges lead to smaller ones only. */
    long sequence();

    /** How many results gradients can arrive at. */
    int resultCount();

    /** Where gradients go from here, one for each that {@link #backward} returns; empty where none is wanted. */
    List<Optional<Edge>> edges();

    /**
     * Turns gradients of the results into gradients for the edges.
     *
     * @param needed whether anybody waits for what goes along an edge
     */
    List<Optional<Tensor>> backward(List<Optional<Tensor>> gradients, Predicate<Edge> needed);

    /** Lets go of saved tensors; the node can't be passed a second time. */
    void release();
}
