package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import io.vck.conformance.language.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A call {@code vmap(vmap(f, ...), ...)(x, y)}, taken apart.
 *
 * @param function that is mapped at all levels
 * @param levels the outermost first
 * @param arguments names of variables
 */
record Nest(Node function, List<Level> levels, List<String> arguments) {
    private static final Node.Operator VMAP = new Node.Operator("vmap", Spelling.function("vmap"));
    private static final Node ZERO = new Node.Constant(new Value.Int<>(0));
    private static final Node NONE = new Node.Constant(new Value.None<>());

    Nest {
        levels = List.copyOf(levels);
        arguments = List.copyOf(arguments);
    }

    /**
     * One level.
     *
     * @param inDims one for each argument; empty if it is not mapped
     */
    record Level(List<Optional<Integer>> inDims, Node outDims) {
        Level {
            inDims = List.copyOf(inDims);
        }
    }

    /** A nest, and the program around it. */
    record Sited(Nest nest, List<Node> steps, Node.Call call) {
        /** The program with another nest in the place of this one. */
        List<Node> with(Nest other) {
            return steps.stream()
                    .map(step -> Trees.map(step, node -> node.equals(call) ? other.call() : node))
                    .toList();
        }
    }

    /** The first nest of a program. */
    static Optional<Sited> in(List<Node> steps) {
        for (Node step : steps) {
            Optional<Sited> found = in(step, steps);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Sited> in(Node node, List<Node> steps) {
        if (node instanceof Node.Call call) {
            Optional<Nest> nest = of(call);
            if (nest.isPresent()) {
                return Optional.of(new Sited(nest.get(), steps, call));
            }
        }
        return node.children().stream()
                .flatMap(child -> in(child, steps).stream())
                .findFirst();
    }

    private static Optional<Nest> of(Node.Call call) {
        List<String> arguments = new ArrayList<>();
        for (Node arg : call.args()) {
            if (!(arg instanceof Node.Name name)) {
                return Optional.empty();
            }
            arguments.add(name.name());
        }
        List<Level> levels = new ArrayList<>();
        Node inner = call.function();
        while (isVmap(inner)) {
            Node.Call vmap = (Node.Call) inner;
            Optional<List<Optional<Integer>>> inDims = inDims(argument(vmap, 1, "in_dims"), arguments.size());
            if (inDims.isEmpty()) {
                return Optional.empty();
            }
            levels.add(new Level(inDims.get(), argument(vmap, 2, "out_dims")));
            inner = vmap.args().get(0);
        }
        return levels.isEmpty() || !call.keywords().isEmpty()
                ? Optional.empty()
                : Optional.of(new Nest(inner, levels, arguments));
    }

    private static boolean isVmap(Node node) {
        return node instanceof Node.Call call
                && call.function().equals(VMAP)
                && !call.args().isEmpty();
    }

    private static Node argument(Node.Call call, int position, String keyword) {
        return call.keywords()
                .getOrDefault(
                        keyword, call.args().size() > position ? call.args().get(position) : ZERO);
    }

    private static Optional<List<Optional<Integer>>> inDims(Node node, int count) {
        List<Node> each = node instanceof Node.TupleOf tuple ? tuple.items() : Collections.nCopies(count, node);
        List<Optional<Integer>> dims = new ArrayList<>();
        for (Node dim : each) {
            if (dim instanceof Node.Constant constant && constant.value() instanceof Value.Int<Void> number) {
                dims.add(Optional.of((int) number.value()));
            } else if (dim.equals(NONE)) {
                dims.add(Optional.empty());
            }
        }
        return dims.size() == count ? Optional.of(dims) : Optional.empty();
    }

    /** The nest as it is written. */
    Node call() {
        Node mapped = function;
        for (int level = levels.size() - 1; level >= 0; level--) {
            Map<String, Node> keywords = new LinkedHashMap<>();
            Node inDims = written(levels.get(level).inDims());
            if (!inDims.equals(ZERO)) {
                keywords.put("in_dims", inDims);
            }
            if (!levels.get(level).outDims().equals(ZERO)) {
                keywords.put("out_dims", levels.get(level).outDims());
            }
            mapped = new Node.Call(VMAP, List.of(mapped), keywords);
        }
        return new Node.Call(
                mapped, arguments.stream().<Node>map(Node.Name::new).toList());
    }

    private static Node written(List<Optional<Integer>> inDims) {
        List<Node> dims = inDims.stream()
                .map(dim -> dim.<Node>map(number -> new Node.Constant(new Value.Int<>(number)))
                        .orElse(NONE))
                .toList();
        return dims.stream().distinct().count() == 1 ? dims.get(0) : new Node.TupleOf(dims);
    }

    /** At each level, the dim of an argument's tensor that is mapped, counted among all dims of the tensor. */
    List<Optional<Integer>> batchDims(int argument, int rank) {
        List<Integer> left = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        List<Optional<Integer>> dims = new ArrayList<>();
        for (Level level : levels) {
            Optional<Integer> dim = level.inDims().get(argument).map(at -> at < 0 ? at + left.size() : at);
            dims.add(dim.filter(at -> at >= 0 && at < left.size()).map(at -> left.remove((int) at)));
        }
        return dims;
    }

    /**
     * The nest with an argument mapped along other dims.
     *
     * @param batchDims as {@link #batchDims} gives them, of the tensor that the argument is now
     */
    Nest withBatchDims(int argument, List<Optional<Integer>> batchDims, int rank) {
        List<Integer> left = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        List<Level> changed = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            Optional<Integer> inDim = batchDims.get(i).map(left::indexOf);
            inDim.ifPresent(at -> left.remove((int) at));
            Level level = levels.get(i);
            changed.add(new Level(Trees.with(level.inDims(), argument, inDim), level.outDims()));
        }
        return withLevels(changed);
    }

    /** The nest after a dim of an argument is gone. */
    Nest withoutDim(int argument, int dim, int rankBefore) {
        List<Optional<Integer>> dims = batchDims(argument, rankBefore).stream()
                .map(batchDim -> batchDim.filter(at -> at != dim).map(at -> at > dim ? at - 1 : at))
                .toList();
        return withBatchDims(argument, dims, rankBefore - 1);
    }

    Nest withLevels(List<Level> other) {
        return new Nest(function, other, arguments);
    }

    Nest withoutLevel(int level) {
        return withLevels(Trees.without(levels, level));
    }

    Nest withoutArgument(int argument) {
        List<Level> changed = levels.stream()
                .map(level -> new Level(Trees.without(level.inDims(), argument), level.outDims()))
                .toList();
        return new Nest(function, changed, Trees.without(arguments, argument));
    }

    /** The nest with all outputs mapped along dim 0. */
    Nest withoutOutDims() {
        return withLevels(
                levels.stream().map(level -> new Level(level.inDims(), ZERO)).toList());
    }
}
