package io.vck.reference.autograd;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A write through a view, as the base sees it: everything stays, except that the part under the view is the result of a
 * call. Its first edge leads to what the base was before, the others to the other arguments of the call. See NOTE
 * [In-place on views].
 */
final class ViewWriteNode implements GradNode {
    private final long sequence = OperatorNode.nextSequence();
    private final ViewRecipe recipe;
    private final GradNode write;
    private final Optional<Edge> baseBefore;

    /**
     * @param recipe how the view is made from the base
     * @param write the call; its first edge is that of the view before it was written to
     * @param baseBefore where the base's gradient went before
     */
    ViewWriteNode(ViewRecipe recipe, GradNode write, Optional<Edge> baseBefore) {
        this.recipe = recipe;
        this.write = write;
        this.baseBefore = baseBefore;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public int resultCount() {
        return 1;
    }

    @Override
    public List<Optional<Edge>> edges() {
        List<Optional<Edge>> edges = new ArrayList<>(write.edges());
        edges.set(0, baseBefore);
        return edges;
    }

    @Override
    public List<Optional<Tensor>> backward(List<Optional<Tensor>> gradients, Predicate<Edge> needed) {
        Tensor ofBase = gradients.get(0).orElseThrow();
        Tensor ofView = Torch.clone(recipe.apply(ofBase));
        boolean baseNeeded = baseBefore.filter(needed).isPresent();
        Optional<Edge> viewBefore = write.edges().get(0);
        Predicate<Edge> inside =
                edge -> viewBefore.filter(view -> view == edge).isPresent() ? baseNeeded : needed.test(edge);
        List<Optional<Tensor>> found = new ArrayList<>(write.backward(List.of(Optional.of(ofView)), inside));
        if (baseNeeded) {
            found.set(0, Optional.of(withViewReplaced(ofBase, found.get(0))));
        }
        return found;
    }

    /** Under the view, the gradient is what the call passes on to the old values there; nothing if it ignored them. */
    private Tensor withViewReplaced(Tensor ofBase, Optional<Tensor> ofOldView) {
        Tensor replaced = Torch.clone(ofBase);
        Torch.copyInto(recipe.apply(replaced), ofOldView.orElseGet(() -> Torch.zeros(ofBase.dtype())));
        return replaced;
    }

    @Override
    public void release() {
        write.release();
    }
}
