package io.vck.reference.autograd;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Walks the graph backwards. Nodes are visited in the reverse order of their making, so that all gradients of a node's
 * results have arrived when it is its turn. Only nodes on the way to a target are visited.
 */
final class GradEngine {
    private final List<Edge> targets;
    private final boolean retainGraph;
    private final Map<GradNode, Boolean> leadsToTarget = new IdentityHashMap<>();
    private final Map<GradNode, Arrival> arrivals = new IdentityHashMap<>();
    private final PriorityQueue<Arrival> waiting = new PriorityQueue<>(
            (left, right) -> Long.compare(right.node().sequence(), left.node().sequence()));
    private final List<Optional<Tensor>> found;

    /** The gradients that have arrived at the results of a node so far. */
    private record Arrival(GradNode node, List<Optional<Tensor>> gradients) {}

    private GradEngine(List<Edge> targets, boolean retainGraph) {
        this.targets = targets;
        this.retainGraph = retainGraph;
        this.found = new ArrayList<>(Collections.nCopies(targets.size(), Optional.empty()));
    }

    /**
     * The gradients at the targets; empty at one that nothing leads to.
     *
     * @param roots where to start, each with the gradient there
     */
    static List<Optional<Tensor>> run(
            List<Edge> roots, List<Tensor> gradients, List<Edge> targets, boolean retainGraph) {
        GradEngine engine = new GradEngine(targets, retainGraph);
        for (int i = 0; i < roots.size(); i++) {
            engine.send(gradients.get(i), roots.get(i));
        }
        engine.visitAll();
        return engine.found;
    }

    /** Every leaf that gradients can flow to from the given places. */
    static List<LeafNode> leaves(List<Edge> roots) {
        List<LeafNode> leaves = new ArrayList<>();
        Map<GradNode, Boolean> seen = new IdentityHashMap<>();
        List<GradNode> open = new ArrayList<>();
        roots.forEach(root -> open.add(root.node()));
        while (!open.isEmpty()) {
            GradNode node = open.remove(open.size() - 1);
            if (seen.put(node, true) != null) {
                continue;
            } else if (node instanceof LeafNode leaf) {
                leaves.add(leaf);
            }
            node.edges().forEach(edge -> edge.ifPresent(to -> open.add(to.node())));
        }
        return leaves;
    }

    private boolean isNeeded(Edge edge) {
        return leadsToTarget(edge.node());
    }

    private boolean leadsToTarget(GradNode node) {
        Boolean known = leadsToTarget.get(node);
        if (known == null) {
            known = isTarget(node)
                    || node.edges().stream()
                            .anyMatch(edge -> edge.filter(this::isNeeded).isPresent());
            leadsToTarget.put(node, known);
        }
        return known;
    }

    private boolean isTarget(GradNode node) {
        return targets.stream().anyMatch(target -> target.node() == node);
    }

    private void send(Tensor gradient, Edge edge) {
        if (!isNeeded(edge)) {
            return;
        }
        List<Optional<Tensor>> gradients =
                arrivals.computeIfAbsent(edge.node(), this::firstArrival).gradients();
        Optional<Tensor> earlier = gradients.get(edge.result());
        gradients.set(
                edge.result(),
                Optional.of(earlier.map(sum -> Torch.add(sum, gradient)).orElse(gradient)));
    }

    private Arrival firstArrival(GradNode node) {
        Arrival arrival = new Arrival(node, new ArrayList<>(Collections.nCopies(node.resultCount(), Optional.empty())));
        waiting.add(arrival);
        return arrival;
    }

    private void visitAll() {
        while (!waiting.isEmpty()) {
            visit(waiting.remove());
        }
    }

    private void visit(Arrival arrival) {
        GradNode node = arrival.node();
        List<Optional<Tensor>> gradients = arrival.gradients();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).node() == node) {
                found.set(i, gradients.get(targets.get(i).result()));
            }
        }
        List<Optional<Edge>> edges = node.edges();
        if (edges.stream().noneMatch(edge -> edge.filter(this::isNeeded).isPresent())) {
            return;
        }
        List<Optional<Tensor>> onward = node.backward(gradients, this::isNeeded);
        for (int i = 0; i < onward.size(); i++) {
            if (onward.get(i).isPresent() && edges.get(i).isPresent()) {
                send(onward.get(i).get(), edges.get(i).get());
            }
        }
        if (!retainGraph) {
            node.release();
        }
    }
}
