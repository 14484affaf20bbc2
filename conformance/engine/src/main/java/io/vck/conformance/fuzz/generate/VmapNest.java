package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vmaps around a function, one for each level: {@code vmap(vmap(f, in_dims=(0, None)), in_dims=1, out_dims=-1)}. */
final class VmapNest {
    private static final Node.Operator VMAP = new Node.Operator("vmap", Spelling.function("vmap"));
    private static final Node NONE = new Node.Constant(new Value.None<>());

    /**
     * How likely outputs that are the same in every lane get another out_dim than 0. Libraries get this wrong for all of
     * them at once, and one such find must not hide others.
     */
    private static final double RARELY = 0.02;

    private final int levels;
    private final List<Parameter> parameters;
    private final List<Operand> outputs;
    private final Dice dice;

    /**
     * A parameter of the function.
     *
     * @param argument the variable that is passed for it
     * @param inDims at each level, the outermost first: the dim that is mapped, empty if none is
     */
    record Parameter(String name, String argument, List<Optional<Integer>> inDims) {
        Parameter {
            inDims = List.copyOf(inDims);
        }
    }

    VmapNest(int levels, List<Parameter> parameters, List<Operand> outputs, Dice dice) {
        this.levels = levels;
        this.parameters = parameters;
        this.outputs = outputs;
        this.dice = dice;
    }

    /** The call of the mapped function with the arguments of its parameters. */
    Node call(Node function) {
        return new Node.Call(
                around(function),
                parameters.stream()
                        .<Node>map(parameter -> new Node.Name(parameter.argument()))
                        .toList());
    }

    private Node around(Node function) {
        Node mapped = function;
        for (int innermost = levels - 1; innermost >= 0; innermost--) {
            int level = innermost;
            Map<String, Node> keywords = new LinkedHashMap<>();
            put(keywords, "in_dims", inDims(level));
            boolean varied = outputs.stream().allMatch(output -> isMapped(output, level)) || dice.chance(RARELY);
            put(keywords, "out_dims", varied ? outDims(levels - level) : whole(0));
            mapped = new Node.Call(VMAP, List.of(mapped), keywords);
        }
        return mapped;
    }

    /** Whether an input that is mapped at a level went into an output. */
    private boolean isMapped(Operand output, int level) {
        return parameters.stream()
                .filter(input -> output.inputs().contains(input.name()))
                .anyMatch(input -> input.inDims().get(level).isPresent());
    }

    private static void put(Map<String, Node> keywords, String keyword, Node dims) {
        if (!dims.equals(whole(0))) {
            keywords.put(keyword, dims);
        }
    }

    private Node inDims(int level) {
        List<Node> dims = parameters.stream()
                .map(input -> input.inDims().get(level).map(VmapNest::whole).orElse(NONE))
                .toList();
        boolean same = dims.stream().distinct().count() == 1;
        return same && dice.chance(0.8) ? dims.get(0) : new Node.TupleOf(dims);
    }

    /**
     * Places for the batch dim.
     *
     * @param batchDims how many of them the outputs have, this level's among them
     */
    private Node outDims(int batchDims) {
        if (dice.chance(0.5)) {
            return whole(0);
        } else if (outputs.size() == 1 || dice.chance(0.5)) {
            int least = outputs.stream()
                    .mapToInt(output -> rank(output, batchDims))
                    .min()
                    .orElse(1);
            return whole(outDim(least));
        }
        List<Node> dims = new ArrayList<>();
        outputs.forEach(output -> dims.add(whole(outDim(rank(output, batchDims)))));
        return new Node.TupleOf(dims);
    }

    /** Of an output of unknown rank only the batch dims are counted on. */
    private static int rank(Operand output, int batchDims) {
        return batchDims + output.type().map(type -> type.shape().size()).orElse(0);
    }

    private int outDim(int rank) {
        int place = dice.below(rank);
        return dice.chance(0.3) ? place - rank : place;
    }

    private static Node whole(int number) {
        return new Node.Constant(new Value.Int<>(number));
    }
}
