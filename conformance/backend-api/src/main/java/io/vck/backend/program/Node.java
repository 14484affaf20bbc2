package io.vck.backend.program;

import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node of a program tree. There are twelve kinds; operators, methods, attributes, subscripts and arithmetic are all
 * {@link Call}s of an {@link Operator}.
 */
public sealed interface Node {

    /** A number, string, bool, None, Ellipsis, dtype or memory format; never a tensor, container or function. */
    record Constant(Value<Void> value) implements Node {}

    /** A variable. */
    record Name(String name) implements Node {}

    /**
     * An operator, as a value or as the function of a call.
     *
     * @param name the operator's name as PyTorch has it, without its module: {@code mul}, {@code acos_}, {@code getitem}
     * @param spelling how the program writes it
     */
    record Operator(String name, Spelling spelling) implements Node {}

    /** A call of an operator or of a computed function. Arguments may be {@link Star}. */
    record Call(Node function, List<Node> args, Map<String, Node> keywords) implements Node {
        public Call {
            args = List.copyOf(args);
            // Few calls have keywords. Suites have many calls, and a linked map weighs more than the rest of one.
            keywords = keywords.size() > 1
                    ? Collections.unmodifiableMap(new LinkedHashMap<>(keywords))
                    : Map.copyOf(keywords);
        }

        /** A call without keyword arguments. */
        public Call(Node function, List<Node> args) {
            this(function, args, Map.of());
        }
    }

    /** {@code *value} among the arguments of a call: the items of a tuple or list, each an argument. */
    record Star(Node value) implements Node {}

    record TupleOf(List<Node> items) implements Node {
        public TupleOf {
            items = List.copyOf(items);
        }
    }

    record ListOf(List<Node> items) implements Node {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    record SetOf(List<Node> items) implements Node {
        public SetOf {
            items = List.copyOf(items);
        }
    }

    record DictOf(Map<String, Node> items) implements Node {
        public DictOf {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }

    /**
     * A function. Its value is that of its last step; earlier names are visible, its own names are not visible outside.
     *
     * @param name what messages call it: {@code <lambda>}, or the name under which it was defined
     * @param parameters positional parameters
     * @param rest the name that takes all further arguments as a tuple, if there is one
     * @param steps at least one
     */
    record Lambda(String name, List<String> parameters, Optional<String> rest, List<Node> steps) implements Node {
        public Lambda {
            parameters = List.copyOf(parameters);
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("a function has at least one step");
            }
        }
    }

    /** {@code then if condition else otherwise}. */
    record If(Node condition, Node then, Node otherwise) implements Node {}

    /** {@code name = value}. Its value is {@code value}. */
    record Assign(String name, Node value) implements Node {}

    /** The nodes right below this one, in the order in which the program writes them. */
    default List<Node> children() {
        if (this instanceof Call call) {
            List<Node> children = new ArrayList<>();
            children.add(call.function());
            children.addAll(call.args());
            children.addAll(call.keywords().values());
            return children;
        } else if (this instanceof Lambda lambda) {
            return lambda.steps();
        } else if (this instanceof If choice) {
            return List.of(choice.condition(), choice.then(), choice.otherwise());
        } else if (this instanceof Assign assign) {
            return List.of(assign.value());
        } else if (this instanceof Star star) {
            return List.of(star.value());
        } else if (this instanceof TupleOf tuple) {
            return tuple.items();
        } else if (this instanceof ListOf list) {
            return list.items();
        } else if (this instanceof SetOf set) {
            return set.items();
        } else if (this instanceof DictOf dict) {
            return List.copyOf(dict.items().values());
        }
        return List.of();
    }
}
