package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Makes random trees, of every form that the parser can make. */
final class TreeGenerator {
    private static final List<String> SYMBOLS = List.of("+", "-", "*", "/", "**", "==", "!=", "<", "<=", ">", ">=");
    private static final Node NONE = new Node.Constant(new Value.None<>());

    private final Random random;

    TreeGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** An assignment to a name or to a subscript, or an expression. */
    Node step() {
        switch (random.nextInt(4)) {
            case 0:
                return new Node.Assign(name(), expression(4));
            case 1:
                return new Node.Call(Symbols.SET_ITEM, List.of(expression(2), index(2), expression(3)));
            default:
                return expression(5);
        }
    }

    /** An expression that is at most so deep. */
    private Node expression(int depth) {
        if (depth == 0) {
            return leaf();
        }
        int below = depth - 1;
        switch (random.nextInt(14)) {
            case 0:
                return leaf();
            case 1:
            case 2:
            case 3:
                return infix(below);
            case 4:
                return new Node.Call(Symbols.NEGATE, List.of(expression(below)));
            case 5:
                return new Node.Call(computed(below), items(below), keywords(below));
            case 6:
                return new Node.Call(operator(), items(below), keywords(below));
            case 7:
                return new Node.Call(new Node.Operator("T", Spelling.attribute("T")), List.of(expression(below)));
            case 8:
                return new Node.Call(Symbols.GET_ITEM, List.of(expression(below), index(below)));
            case 9:
                return lambda(below);
            case 10:
                return new Node.If(expression(below), expression(below), expression(below));
            case 11:
                return slice(below);
            default:
                return container(below);
        }
    }

    private Node infix(int depth) {
        return new Node.Call(Symbols.binary(pick(SYMBOLS)), List.of(expression(depth), expression(depth)));
    }

    private Node leaf() {
        switch (random.nextInt(5)) {
            case 0:
                return operator();
            case 1:
                return new Node.Constant(constant());
            case 2:
                return new Node.Constant(new Value.Int<>(random.nextInt(20) - 10));
            default:
                return new Node.Name(name());
        }
    }

    private Value<Void> constant() {
        List<Supplier<Value<Void>>> kinds = List.of(
                () -> new Value.Int<>(random.nextLong()),
                () -> new Value.Float<>(random.nextGaussian()),
                () -> new Value.Float<>(pick(List.of(
                        0.0, -0.0, 1e300, -1e-300, 5e-324, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))),
                () -> new Value.Bool<>(random.nextBoolean()),
                () -> new Value.Str<>(text()),
                Value.None::new,
                Value.Ellipsis::new,
                () -> new Value.OfDType<>(pick(List.of(DType.values()))),
                () -> new Value.OfMemoryFormat<>(pick(List.of(MemoryFormat.values()))));
        return pick(kinds).get();
    }

    private String text() {
        return pick(List.of("", "lol", "it's", "\"", "a\\b\n", "\ttab\r", "äöü", "x y"));
    }

    private String name() {
        return pick(List.of("x", "y", "result", "_", "x2", "Ellipses", "lambdas", "e5"));
    }

    private Node.Operator operator() {
        switch (random.nextInt(4)) {
            case 0:
                return new Node.Operator("mul", Spelling.function("torch.mul"));
            case 1:
                return new Node.Operator("linear", Spelling.function("torch.nn.functional.linear"));
            case 2:
                return new Node.Operator("acos_", Spelling.method("acos_"));
            default:
                return new Node.Operator("vmap", Spelling.function("vmap"));
        }
    }

    /** Anything but an operator: an operator that is called by another name is that operator's call. */
    private Node computed(int depth) {
        Node node = expression(depth);
        return node instanceof Node.Operator ? new Node.Name(name()) : node;
    }

    private List<Node> items(int depth) {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(random.nextInt(6) == 0 ? new Node.Star(expression(depth)) : expression(depth));
        }
        return items;
    }

    private Map<String, Node> keywords(int depth) {
        Map<String, Node> keywords = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            keywords.put(name(), expression(depth));
        }
        return keywords;
    }

    private Node index(int depth) {
        switch (random.nextInt(4)) {
            case 0:
                return slice(depth);
            case 1:
                List<Node> indices = new ArrayList<>(items(depth));
                indices.add(slice(depth));
                return new Node.TupleOf(indices);
            default:
                return expression(depth);
        }
    }

    private Node slice(int depth) {
        return new Node.Call(Symbols.SLICE, List.of(bound(depth), bound(depth), bound(depth)));
    }

    private Node bound(int depth) {
        return random.nextBoolean() ? NONE : expression(depth);
    }

    private Node lambda(int depth) {
        List<String> parameters = List.of("x", "y", "z").subList(0, random.nextInt(4));
        Optional<String> rest = random.nextInt(4) == 0 ? Optional.of("more") : Optional.empty();
        return new Node.Lambda("<lambda>", parameters, rest, List.of(expression(depth)));
    }

    private Node container(int depth) {
        List<Node> items = items(depth);
        switch (random.nextInt(4)) {
            case 0:
                return new Node.TupleOf(items);
            case 1:
                return new Node.ListOf(items);
            case 2:
                return items.isEmpty() ? new Node.TupleOf(items) : new Node.SetOf(items);
            default:
                Map<String, Node> entries = new LinkedHashMap<>();
                items.forEach(item -> entries.put(text(), item instanceof Node.Star star ? star.value() : item));
                return new Node.DictOf(entries);
        }
    }

    private <E> E pick(List<E> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
