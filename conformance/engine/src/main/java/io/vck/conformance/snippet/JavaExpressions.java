package io.vck.conformance.snippet;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes of a program as expressions of Java, over the helpers that a snippet brings along. */
final class JavaExpressions {
    private static final Set<String> NUMBERS = Set.of("+", "-", "*", "/", "**");

    private final Set<String> assigned = new HashSet<>();
    private final JavaNames names;

    JavaExpressions(JavaNames names) {
        this.names = names;
    }

    /** A step as a statement; the value of the last one is the program's. */
    String step(Node step, boolean isLast) {
        if (step instanceof Node.Assign assign) {
            if (!assigned.add(assign.name())) {
                throw new Inexpressible("`" + assign.name() + "` is assigned twice, which Java's lambdas don't take");
            }
            String text = assign.value() instanceof Node.Lambda lambda
                    ? "Function " + name(assign.name()) + " = " + function(lambda, Map.of()) + ";"
                    : "Object " + name(assign.name()) + " = " + expression(assign.value()) + ";";
            boolean isResult = assign.name().equals(Program.RESULT);
            return isLast && !isResult ? text + "\nObject result = " + name(assign.name()) + ";" : text;
        }
        return isLast && !assigned.contains(Program.RESULT)
                ? "Object result = " + expression(step) + ";"
                : expression(step) + ";";
    }

    String expression(Node node) {
        return expression(node, Map.of());
    }

    /**
     * An expression.
     *
     * @param bound names of functions' parameters, with what Java calls them
     */
    private String expression(Node node, Map<String, String> bound) {
        if (node instanceof Node.Name name) {
            return bound.getOrDefault(name.name(), name(name.name()));
        } else if (node instanceof Node.Constant constant) {
            return scalar(constant.value());
        } else if (node instanceof Node.Operator operator) {
            return operatorValue(operator);
        } else if (node instanceof Node.Lambda lambda) {
            return "(Function) " + function(lambda, bound);
        } else if (node instanceof Node.TupleOf tuple) {
            return "Tuple.of(" + all(tuple.items(), bound) + ")";
        } else if (node instanceof Node.ListOf list) {
            return "List.<Object>of(" + all(list.items(), bound) + ")";
        } else if (node instanceof Node.SetOf set) {
            return "new LinkedHashSet<Object>(List.of(" + all(set.items(), bound) + "))";
        } else if (node instanceof Node.DictOf dict) {
            return entries(dict.items(), bound);
        } else if (node instanceof Node.Call call) {
            return call(call, bound);
        }
        throw new Inexpressible("the reference's Java is not written for: "
                + node.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private String call(Node.Call call, Map<String, String> bound) {
        if (!(call.function() instanceof Node.Operator operator)) {
            refuseKeywords(call);
            return callee(call.function(), bound) + ".of(" + all(call.args(), bound) + ")";
        }
        Spelling spelling = operator.spelling();
        if (spelling.text().equals("vmap")) {
            return vmap(call, bound);
        } else if (spelling.text().equals("partial")) {
            throw new Inexpressible("the reference has no partial");
        } else if (spelling.text().equals("[]") || operator.name().equals("slice")) {
            return subscript(operator, call, bound);
        }
        List<String> args = new ArrayList<>(
                call.args().stream().map(arg -> expression(arg, bound)).toList());
        if (NUMBERS.contains(spelling.text()) && call.args().stream().allMatch(Node.Constant.class::isInstance)) {
            throw new Inexpressible("arithmetic of numbers alone is not the reference's");
        }
        String name = "\"" + ReferenceLibrary.operatorName(operator.name()) + "\"";
        if (!call.keywords().isEmpty()) {
            args.add(0, entries(call.keywords(), bound));
        }
        args.add(0, name);
        boolean reflected = spelling.kind() == Spelling.Kind.SYMBOL
                && call.args().size() == 2
                && call.args().get(0) instanceof Node.Constant;
        return (reflected ? "ReflectedSymbol.call(" : "call(") + String.join(", ", args) + ")";
    }

    private String subscript(Node.Operator operator, Node.Call call, Map<String, String> bound) {
        return (operator.name().equals("slice") ? "new Slice(" : "item(") + all(call.args(), bound) + ")";
    }

    private String vmap(Node.Call call, Map<String, String> bound) {
        List<Node> args = call.args();
        String inDims = dims(call, 1, "in_dims", bound);
        String outDims = dims(call, 2, "out_dims", bound);
        Node function = args.isEmpty()
                ? Optional.ofNullable(call.keywords().get("func"))
                        .orElseThrow(() -> new Inexpressible("a vmap without a function is not written in Java"))
                : args.get(0);
        return "vmap(" + expression(function, bound) + ", " + inDims + ", " + outDims + ")";
    }

    private String dims(Node.Call call, int place, String keyword, Map<String, String> bound) {
        if (call.args().size() > place) {
            return expression(call.args().get(place), bound);
        }
        Node given = call.keywords().get(keyword);
        return given == null ? "0L" : expression(given, bound);
    }

    /** What is called: a variable that does not hold a function for sure has to be told to be one. */
    private String callee(Node function, Map<String, String> bound) {
        String text = expression(function, bound);
        boolean isVmap = function instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.spelling().text().equals("vmap");
        return isVmap ? text : "((Function) " + text + ")";
    }

    private String function(Node.Lambda lambda, Map<String, String> bound) {
        String parameter = names.fresh("in");
        Map<String, String> inside = new HashMap<>(bound);
        for (int i = 0; i < lambda.parameters().size(); i++) {
            inside.put(lambda.parameters().get(i), parameter + "[" + i + "]");
        }
        if (lambda.rest().isPresent()) {
            throw new Inexpressible("a function that takes the rest of its arguments is not written in Java");
        } else if (lambda.steps().size() == 1 && !(lambda.steps().get(0) instanceof Node.Assign)) {
            return parameter + " -> " + expression(lambda.steps().get(0), inside);
        }
        List<String> statements = new ArrayList<>();
        for (Node step : lambda.steps()) {
            boolean isLast = step == lambda.steps().get(lambda.steps().size() - 1);
            if (step instanceof Node.Assign assign) {
                String local = names.fresh(name(assign.name()));
                statements.add("Object " + local + " = " + expression(assign.value(), inside) + ";");
                if (local.equals(inside.put(assign.name(), local))) {
                    throw new Inexpressible("`" + assign.name() + "` is assigned twice in a function");
                }
                if (isLast) {
                    statements.add("return " + local + ";");
                }
            } else {
                statements.add((isLast ? "return " : "") + expression(step, inside) + ";");
            }
        }
        return parameter + " -> {\n    " + String.join("\n    ", statements) + "\n}";
    }

    private static void refuseKeywords(Node.Call call) {
        if (!call.keywords().isEmpty()) {
            throw new Inexpressible("a function that is no operator takes no keywords in Java");
        }
    }

    private String operatorValue(Node.Operator operator) {
        if (operator.spelling().text().equals("vmap")
                || operator.spelling().text().equals("partial")) {
            throw new Inexpressible(operator.spelling().text() + " as a value is not written in Java");
        }
        String parameter = names.fresh("in");
        return "(Function) " + parameter + " -> call(\"" + ReferenceLibrary.operatorName(operator.name()) + "\", "
                + parameter + ")";
    }

    private String entries(Map<String, Node> items, Map<String, String> bound) {
        return items.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ", " + expression(entry.getValue(), bound))
                .collect(Collectors.joining(", ", "dict(", ")"));
    }

    private String all(List<Node> nodes, Map<String, String> bound) {
        return nodes.stream().map(node -> expression(node, bound)).collect(Collectors.joining(", "));
    }

    private String name(String python) {
        return names.of(python);
    }

    static String scalar(Value<?> value) {
        if (value instanceof Value.Int<?> number) {
            return number.value() + "L";
        } else if (value instanceof Value.Float<?> number) {
            return JavaTensors.real(Double.toString(number.value()));
        } else if (value instanceof Value.Bool<?> truth) {
            return Boolean.toString(truth.value());
        } else if (value instanceof Value.Str<?> text) {
            return quoted(text.value());
        } else if (value instanceof Value.None<?>) {
            return "None.NONE";
        } else if (value instanceof Value.Ellipsis<?>) {
            return "Ellipsis.ELLIPSIS";
        } else if (value instanceof Value.OfDType<?> dtype) {
            return "DType." + dtype.dtype().name();
        } else if (value instanceof Value.OfMemoryFormat<?> format) {
            return "MemoryFormat." + format.format().name();
        }
        throw new Inexpressible("a " + value.typeName() + " as an input is not written in Java");
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            switch (each) {
                case '\\' -> quoted.append("\\\\");
                case '"' -> quoted.append("\\\"");
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(each < ' ' ? "\\%03o".formatted((int) each) : String.valueOf(each));
            }
        }
        return quoted.append('"').toString();
    }
}
