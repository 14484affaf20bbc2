package io.vck.reference.autograd;

import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.AutogradMeta;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Optional;

/** Where a tensor comes from, as far as gradients go. See NOTE [The graph] and NOTE [In-place on views]. */
final class History implements AutogradMeta {
    private final ViewRecipe recipe;
    private final Optional<StridedTensor> base;
    private Optional<Edge> edge = Optional.empty();
    private Optional<LeafNode> leaf = Optional.empty();
    private Optional<Tensor> grad = Optional.empty();
    private Optional<Operator> lostAt = Optional.empty();
    private int rebases;
    private int seenRebases;

    private History(ViewRecipe recipe, Optional<StridedTensor> base) {
        this.recipe = recipe;
        this.base = base;
        this.seenRebases = base.map(History::rebasesOf).orElse(0);
    }

    /** The history of a tensor, which gets one if it has none. */
    static History of(StridedTensor tensor) {
        return find(tensor).orElseGet(() -> {
            History history = new History(new ViewRecipe.BaseItself(), Optional.empty());
            tensor.setAutogradMeta(history);
            return history;
        });
    }

    /** The history of a tensor, if anything is known of it. */
    static Optional<History> find(StridedTensor tensor) {
        return tensor.autogradMeta().map(History.class::cast);
    }

    /** Gives a new view its history. */
    static void ofView(StridedTensor view, StridedTensor base, ViewRecipe recipe) {
        view.setAutogradMeta(new History(recipe, Optional.of(base)));
    }

    /** Whether anything is known of where a tensor comes from; of one without a gradient, there mostly isn't. */
    static boolean isKnown(StridedTensor tensor) {
        return tensor.autogradMeta().isPresent();
    }

    private static int rebasesOf(StridedTensor base) {
        return find(base).map(history -> history.rebases).orElse(0);
    }

    @Override
    public boolean requiresGrad() {
        return (isOutdated() && recipe.isOfPiece()) || edge().isPresent();
    }

    /** Whether the history of the base has been rewritten since that of the view was made from it. */
    private boolean isOutdated() {
        return base.map(root -> rebasesOf(root) != seenRebases).orElse(false);
    }

    /** Whether the tensor was made by no recorded call. */
    boolean isLeaf() {
        return edge().map(made -> made.node() instanceof LeafNode).orElse(true);
    }

    /** Where the tensor's gradient flows to; empty if it requires none. Refuses pieces whose base was written to. */
    Optional<Edge> edge() {
        refresh();
        return edge.or(() -> leaf.map(node -> new Edge(node, 0)));
    }

    /** A view whose base was written to is made from it again, for the sake of its history. */
    private void refresh() {
        base.filter(root -> isOutdated()).ifPresent(root -> {
            Pieces.refuseUse(recipe, edge.isPresent());
            seenRebases = rebasesOf(root);
            edge = find((StridedTensor) recipe.apply(root)).flatMap(History::edge);
        });
    }

    /** The tensor is the result of a recorded call. */
    void recordedAs(Edge made) {
        edge = Optional.of(made);
        leaf = Optional.empty();
    }

    /** The tensor was made, by way of other calls or not, by an operator without a derivative. */
    void loseGradientAt(Operator operator) {
        lostAt = Optional.of(operator);
    }

    /** The operator without a derivative for whose sake the tensor requires no gradient. */
    Optional<Operator> lostAt() {
        return lostAt;
    }

    static boolean hasLostGradient(StridedTensor tensor) {
        Optional<AutogradMeta> known = tensor.autogradMeta();
        return known.isPresent() && ((History) known.get()).lostAt.isPresent();
    }

    /** The tensor, or a view of it, was overwritten by a recorded call. */
    void rebase(Edge made) {
        recordedAs(made);
        rebases++;
    }

    /** Makes a leaf record its gradient, or not. */
    void setRequiresGrad(boolean requires) {
        leaf = requires ? Optional.of(new LeafNode(this)) : Optional.empty();
    }

    Optional<StridedTensor> base() {
        return base;
    }

    ViewRecipe recipe() {
        return recipe;
    }

    /** What {@code backward()} has collected. */
    Optional<Tensor> grad() {
        return grad;
    }

    void setGrad(Tensor gradient) {
        grad = Optional.of(gradient);
    }
}
