package io.vck.reference.autograd;

import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the gradient of a leaf arrives. */
final class LeafNode implements GradNode {
    private final History history;

    LeafNode(History history) {
        this.history = history;
    }

    History history() {
        return history;
    }

    @Override
    public long sequence() {
        return 0;
    }

    @Override
    public int resultCount() {
        return 1;
    }

    @Override
    public List<Optional<Edge>> edges() {
        return List.of();
    }

    @Override
    public List<Optional<Tensor>> backward(List<Optional<Tensor>> gradients, Predicate<Edge> needed) {
        return List.of();
    }

    @Override
    public void release() {
        // A leaf saves nothing.
    }
}
