package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.value.DType;
import io.vck.backend.value.Value;
import io.vck.conformance.fuzz.catalogue.Domain;
import io.vck.conformance.fuzz.catalogue.Entry;
import io.vck.conformance.fuzz.catalogue.Extent;
import io.vck.conformance.fuzz.catalogue.ShapePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the names of a row of the catalogue stand for in one call: sizes, sequences of dims, dims, dtypes. */
final class Binding {
    /** How likely a size is 0, 1, 2, ... where nothing else is said. */
    private static final int[] SIZES = {2, 10, 30, 35, 15};

    /** How likely a sequence has no dims, one, two, three. */
    private static final int[] RANKS = {15, 30, 40, 15};

    private final Entry entry;
    private final Dice dice;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, List<Integer>> sequences = new HashMap<>();
    private final Map<String, List<Integer>> dims = new HashMap<>();
    private final Map<String, TensorType> tensors = new HashMap<>();

    Binding(Entry entry, Dice dice) {
        this.entry = entry;
        this.dice = dice;
    }

    /** What size variables stand for, as constants of the program. */
    Map<String, Node> constants() {
        Map<String, Node> constants = new HashMap<>();
        sizes.forEach((name, size) -> constants.put(name, new Node.Constant(new Value.Int<>(size))));
        return constants;
    }

    void tensor(String argument, TensorType type) {
        tensors.put(argument, type);
    }

    /** Notes a number of the program, so that sizes can depend on it. */
    void size(String argument, int value) {
        sizes.put(argument, value);
    }

    DType dtypeOf(String argument) throws NoFit {
        return type(argument).dtype();
    }

    private TensorType type(String argument) throws NoFit {
        TensorType type = tensors.get(argument);
        if (type == null) {
            throw new NoFit();
        }
        return type;
    }

    List<Integer> sequence(String name) {
        return sequences.computeIfAbsent(name, unbound -> {
            List<Integer> drawn = new ArrayList<>();
            for (int rank = dice.weighted(RANKS); rank > 0; rank--) {
                drawn.add(dice.weighted(SIZES));
            }
            return drawn;
        });
    }

    /**
     * Draws a dim of a sequence, and notes which one it is. A tensor without dims takes 0 and -1, as if it had one. At times it
     * is a dim that no tensor of the sequence has.
     */
    int dim(String argument, String sequence) {
        int rank = Math.max(1, sequence(sequence).size());
        int drawn = dice.below(rank);
        dims.put(argument, List.of(drawn));
        if (dice.chance(Misfit.LIKELY)) {
            return Misfit.outside(rank, dice);
        }
        return dice.chance(0.4) ? drawn - rank : drawn;
    }

    /** Draws some dims of a sequence, at least one. */
    List<Integer> dims(String argument, String sequence) throws NoFit {
        int rank = sequence(sequence).size();
        if (rank == 0) {
            throw new NoFit();
        }
        List<Integer> drawn = dice.permutation(rank).subList(0, dice.between(1, rank));
        dims.put(argument, List.copyOf(drawn));
        return drawn.stream().map(dim -> dice.chance(0.3) ? dim - rank : dim).toList();
    }

    List<Integer> permutation(String argument, String sequence) {
        List<Integer> drawn = dice.permutation(sequence(sequence).size());
        dims.put(argument, drawn);
        return drawn;
    }

    int value(Extent extent) {
        if (extent instanceof Extent.Fixed fixed) {
            return fixed.value();
        } else if (extent instanceof Extent.OfSize size) {
            return sizes.computeIfAbsent(size.size(), this::drawSize);
        }
        Extent.OfDim of = (Extent.OfDim) extent;
        List<Integer> shape = sequence(of.sequence());
        int dim = dims.getOrDefault(of.dim(), List.of(0)).get(0);
        return shape.isEmpty() ? 1 : shape.get(dim);
    }

    private int drawSize(String name) {
        Entry.Range range = entry.sizes().get(name);
        return range == null ? dice.weighted(SIZES) : dice.between(range.low(), range.high());
    }

    /** A shape that fits the pattern: what is not bound yet is drawn. */
    List<Integer> draw(ShapePattern pattern) {
        List<Integer> shape = new ArrayList<>();
        for (ShapePattern.Part part : pattern.parts()) {
            if (part instanceof ShapePattern.Size size) {
                shape.add(value(size.extent()));
            } else if (part instanceof ShapePattern.Broadcast broadcast) {
                shape.addAll(broadcasting(sequence(broadcast.sequence())));
            } else {
                shape.addAll(derived(part));
            }
        }
        return shape;
    }

    private List<Integer> derived(ShapePattern.Part part) {
        if (part instanceof ShapePattern.Without without) {
            List<Integer> shape = sequence(without.sequence());
            List<Integer> gone = dims.getOrDefault(without.dims(), List.of());
            List<Integer> rest = new ArrayList<>();
            for (int dim = 0; dim < shape.size(); dim++) {
                if (!gone.contains(dim)) {
                    rest.add(shape.get(dim));
                }
            }
            return rest;
        } else if (part instanceof ShapePattern.With with) {
            List<Integer> shape = new ArrayList<>(sequence(with.sequence()));
            if (!shape.isEmpty()) {
                int size = value(with.size());
                dims.getOrDefault(with.dims(), List.of()).forEach(dim -> shape.set(dim, size));
            }
            return shape;
        }
        return sequence(((ShapePattern.Sequence) part).name());
    }

    private List<Integer> broadcasting(List<Integer> shape) {
        int dropped = dice.chance(0.3) ? dice.between(0, shape.size()) : 0;
        return shape.subList(dropped, shape.size()).stream()
                .map(size -> dice.chance(0.15) ? 1 : size)
                .toList();
    }

    /** Binds what is not bound yet so that a shape fits the pattern; what is left bound after a misfit is of no use. */
    void fit(ShapePattern pattern, List<Integer> shape) throws NoFit {
        int flexible = shape.size() - (pattern.parts().size() - 1);
        int at = 0;
        for (ShapePattern.Part part : pattern.parts()) {
            boolean isSize = part instanceof ShapePattern.Size;
            int length = isSize ? 1 : flexible;
            if (length < 0 || at + length > shape.size()) {
                throw new NoFit();
            }
            fit(part, shape.subList(at, at + length));
            at += length;
        }
        if (at != shape.size()) {
            throw new NoFit();
        }
    }

    /** Whether a shape fits; binds nothing. */
    boolean fits(ShapePattern pattern, List<Integer> shape) {
        Binding trial = new Binding(entry, dice);
        trial.sizes.putAll(sizes);
        trial.sequences.putAll(sequences);
        trial.dims.putAll(dims);
        trial.tensors.putAll(tensors);
        try {
            trial.fit(pattern, shape);
            return true;
        } catch (NoFit misfit) {
            return false;
        }
    }

    private void fit(ShapePattern.Part part, List<Integer> shape) throws NoFit {
        if (part instanceof ShapePattern.Size size && size.extent() instanceof Extent.OfSize variable) {
            fitSize(variable.size(), shape.get(0));
        } else if (part instanceof ShapePattern.Size size) {
            require(value(size.extent()) == shape.get(0));
        } else if (part instanceof ShapePattern.Broadcast broadcast) {
            require(broadcastsTo(shape, sequence(broadcast.sequence())));
        } else if (part instanceof ShapePattern.Sequence sequence) {
            List<Integer> known = sequences.putIfAbsent(sequence.name(), List.copyOf(shape));
            require(known == null || known.equals(shape));
        } else {
            require(derived(part).equals(shape));
        }
    }

    private void fitSize(String name, int size) throws NoFit {
        Entry.Range range = entry.sizes().get(name);
        require(range == null || (range.low() <= size && size <= range.high()));
        Integer known = sizes.putIfAbsent(name, size);
        require(known == null || known == size);
    }

    private static boolean broadcastsTo(List<Integer> shape, List<Integer> wanted) {
        int offset = wanted.size() - shape.size();
        for (int dim = 0; offset >= 0 && dim < shape.size(); dim++) {
            if (shape.get(dim) != 1 && !shape.get(dim).equals(wanted.get(offset + dim))) {
                return false;
            }
        }
        return offset >= 0;
    }

    private static void require(boolean fits) throws NoFit {
        if (!fits) {
            throw new NoFit();
        }
    }

    /** How the numbers of a tensor of a domain are drawn. */
    Numbers numbers(Domain domain, List<Integer> shape) throws NoFit {
        if (domain instanceof Domain.Below below) {
            int end = value(below.end());
            require(end > 0 || shape.contains(0));
            return new Numbers.Below(Math.max(1, end));
        } else if (domain instanceof Domain.DistinctBelow distinct) {
            List<Integer> named = dims.getOrDefault(distinct.dim(), List.of(Math.max(0, shape.size() - 1)));
            int end = value(distinct.end());
            require(shape.contains(0) || end >= (shape.isEmpty() ? 1 : shape.get(named.get(0))));
            return new Numbers.DistinctBelow(end, named.get(0));
        }
        int most = 4 * Numbers.DENOMINATOR;
        if (domain instanceof Domain.Positive) {
            return new Numbers.Between(1, most, Numbers.DENOMINATOR, false);
        } else if (domain instanceof Domain.Unit) {
            return new Numbers.Between(1, Numbers.FINE_DENOMINATOR - 1, Numbers.FINE_DENOMINATOR, false);
        }
        return new Numbers.Between(-most, most, Numbers.DENOMINATOR, domain instanceof Domain.Nonzero);
    }
}
