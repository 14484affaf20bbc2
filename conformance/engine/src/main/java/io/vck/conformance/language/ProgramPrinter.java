package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints trees as Python. What the parser made prints as a text that parses to the same tree; definitions, which the
 * parser takes apart from their steps, print as {@code def} blocks.
 */
public final class ProgramPrinter {
    private static final String INDENT = "    ";

    private ProgramPrinter() {}

    /** The lines of a program. */
    public static List<String> print(Program program) {
        List<String> lines = new ArrayList<>();
        for (Node step : program.steps()) {
            if (step instanceof Node.Assign assign
                    && assign.value() instanceof Node.Lambda lambda
                    && isDefinition(lambda)) {
                lines.addAll(definition(lambda));
            } else {
                lines.add(print(step));
            }
        }
        return lines;
    }

    /** The text of a step or expression. */
    public static String print(Node node) {
        if (node instanceof Node.Assign assign) {
            return assign.name() + " = " + print(assign.value());
        } else if (node instanceof Node.Call call && isSetItem(call)) {
            return at(call.args().get(0), Precedence.POSTFIX) + "["
                    + index(call.args().get(1)) + "] = " + print(call.args().get(2));
        }
        return expression(node);
    }

    private static boolean isSetItem(Node node) {
        return node instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.name().equals(Symbols.SET_ITEM.name());
    }

    private static boolean isDefinition(Node.Lambda lambda) {
        return !lambda.name().equals("<lambda>");
    }

    private static List<String> definition(Node.Lambda lambda) {
        List<String> lines = new ArrayList<>();
        lines.add("def " + lambda.name() + "(" + parameters(lambda) + "):");
        int last = lambda.steps().size() - 1;
        for (Node step : lambda.steps().subList(0, last)) {
            lines.add(INDENT + print(step));
        }
        Node value = lambda.steps().get(last);
        if (value instanceof Node.Assign assign) {
            lines.add(INDENT + print(assign));
            lines.add(INDENT + "return " + assign.name());
        } else {
            lines.add(INDENT + (isSetItem(value) ? "" : "return ") + print(value));
        }
        return lines;
    }

    private static String parameters(Node.Lambda lambda) {
        List<String> parameters = new ArrayList<>(lambda.parameters());
        lambda.rest().ifPresent(rest -> parameters.add("*" + rest));
        return String.join(", ", parameters);
    }

    /** The text of a node, in parentheses if it binds less tightly than its place needs. */
    private static String at(Node node, Precedence least) {
        String text = expression(node);
        return Precedence.of(node).compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    private static String expression(Node node) {
        if (node instanceof Node.Name name) {
            return name.name();
        } else if (node instanceof Node.Constant constant) {
            return constant(constant.value());
        } else if (node instanceof Node.Operator operator) {
            return operator.spelling().text();
        } else if (node instanceof Node.Call call) {
            return call(call);
        } else if (node instanceof Node.Lambda lambda) {
            return lambda(lambda);
        } else if (node instanceof Node.If choice) {
            return at(choice.then(), Precedence.COMPARISON) + " if " + at(choice.condition(), Precedence.COMPARISON)
                    + " else " + at(choice.otherwise(), Precedence.CONDITIONAL);
        } else if (node instanceof Node.Star star) {
            return "*" + at(star.value(), Precedence.SUM);
        }
        return container(node);
    }

    private static String container(Node node) {
        if (node instanceof Node.TupleOf tuple) {
            return "(" + list(tuple.items()) + (tuple.items().size() == 1 ? ",)" : ")");
        } else if (node instanceof Node.ListOf list) {
            return "[" + list(list.items()) + "]";
        } else if (node instanceof Node.SetOf set) {
            return "{" + list(set.items()) + "}";
        } else if (node instanceof Node.DictOf dict) {
            return dict.items().entrySet().stream()
                    .map(entry -> Literals.quoted(entry.getKey()) + ": " + expression(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        throw new IllegalArgumentException("not an expression: " + node);
    }

    private static String list(List<Node> nodes) {
        return nodes.stream().map(ProgramPrinter::expression).collect(Collectors.joining(", "));
    }

    private static String lambda(Node.Lambda lambda) {
        String parameters = parameters(lambda);
        String head = parameters.isEmpty() ? "lambda: " : "lambda " + parameters + ": ";
        return head + lambda.steps().stream().map(ProgramPrinter::print).collect(Collectors.joining("; "));
    }

    private static String call(Node.Call call) {
        if (!(call.function() instanceof Node.Operator operator)) {
            // With parentheses around an attribute, or it would be a method: (x.T)() calls what x.T is.
            String function = isAttribute(call.function())
                    ? "(" + expression(call.function()) + ")"
                    : at(call.function(), Precedence.POSTFIX);
            return function + arguments(call.args(), call.keywords());
        }
        List<Node> args = call.args();
        Spelling spelling = operator.spelling();
        switch (spelling.kind()) {
            case SYMBOL:
                return symbol(spelling.text(), args);
            case SUBSCRIPT:
                return at(args.get(0), Precedence.POSTFIX) + "[" + index(args.get(1)) + "]";
            case ATTRIBUTE:
                return at(args.get(0), Precedence.POSTFIX) + spelling.text();
            case METHOD:
                return args.isEmpty() || args.get(0) instanceof Node.Star
                        ? spelling.text() + arguments(args, call.keywords())
                        : at(args.get(0), Precedence.POSTFIX) + "." + operator.name()
                                + arguments(args.subList(1, args.size()), call.keywords());
            default:
                return spelling.text() + arguments(args, call.keywords());
        }
    }

    private static boolean isAttribute(Node node) {
        return node instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.spelling().kind() == Spelling.Kind.ATTRIBUTE;
    }

    private static String symbol(String symbol, List<Node> args) {
        if (args.size() == 1) {
            // A number in parentheses, or the parser would take the minus sign for a part of it.
            Node operand = args.get(0);
            return Precedence.of(operand) == Precedence.NUMBER
                    ? "-(" + expression(operand) + ")"
                    : "-" + at(operand, Precedence.UNARY);
        }
        Precedence own = Precedence.ofSymbol(symbol);
        return at(args.get(0), own.left()) + " " + symbol + " " + at(args.get(1), own.right());
    }

    private static String arguments(List<Node> args, Map<String, Node> keywords) {
        List<String> texts = new ArrayList<>();
        args.forEach(arg -> texts.add(expression(arg)));
        keywords.forEach((name, arg) -> texts.add(name + "=" + expression(arg)));
        return "(" + String.join(", ", texts) + ")";
    }

    private static String index(Node index) {
        boolean bare = index instanceof Node.TupleOf tuple
                && !tuple.items().isEmpty()
                && tuple.items().stream().noneMatch(Node.Star.class::isInstance);
        if (!bare) {
            return isSlice(index) ? slice((Node.Call) index) : expression(index);
        }
        List<Node> items = ((Node.TupleOf) index).items();
        String text = items.stream()
                .map(item -> isSlice(item) ? slice((Node.Call) item) : expression(item))
                .collect(Collectors.joining(", "));
        return items.size() == 1 ? text + "," : text;
    }

    private static boolean isSlice(Node node) {
        return node instanceof Node.Call call
                && Symbols.isSlice(call.function())
                && call.args().size() == 3
                && call.keywords().isEmpty()
                && call.args().stream().noneMatch(Node.Star.class::isInstance);
    }

    private static String slice(Node.Call slice) {
        String text = bound(slice.args().get(0)) + ":" + bound(slice.args().get(1));
        String stride = bound(slice.args().get(2));
        return stride.isEmpty() ? text : text + ":" + stride;
    }

    private static String bound(Node bound) {
        return bound instanceof Node.Constant constant && constant.value() instanceof Value.None<Void>
                ? ""
                : expression(bound);
    }

    private static String constant(Value<Void> value) {
        if (value instanceof Value.Int<Void> number) {
            return Long.toString(number.value());
        } else if (value instanceof Value.Float<Void> number) {
            return Literals.real(number.value());
        } else if (value instanceof Value.Bool<Void> bool) {
            return bool.value() ? "True" : "False";
        } else if (value instanceof Value.Str<Void> text) {
            return Literals.quoted(text.value());
        } else if (value instanceof Value.OfDType<Void> dtype) {
            return "torch." + dtype.dtype().label();
        } else if (value instanceof Value.OfMemoryFormat<Void> format) {
            return "torch." + format.format().label();
        }
        return value instanceof Value.None<Void> ? "None" : "...";
    }
}
