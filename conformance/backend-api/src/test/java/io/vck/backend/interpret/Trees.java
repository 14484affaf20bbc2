package io.vck.backend.interpret;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Optional;

/** Short names for nodes, so that the trees of tests can be read. */
public final class Trees {
    private Trees() {}

    public static Node name(String name) {
        return new Node.Name(name);
    }

    public static Node number(long value) {
        return new Node.Constant(new Value.Int<>(value));
    }

    public static Node real(double value) {
        return new Node.Constant(new Value.Float<>(value));
    }

    public static Node text(String value) {
        return new Node.Constant(new Value.Str<>(value));
    }

    public static Node symbol(String symbol, Node... operands) {
        return new Node.Call(new Node.Operator(canonical(symbol), new Spelling(symbol)), List.of(operands));
    }

    public static Node function(String name, Node... args) {
        return new Node.Call(operator(name), List.of(args));
    }

    public static Node operator(String name) {
        boolean bare = name.equals("vmap") || name.equals("partial");
        return new Node.Operator(name, Spelling.function(bare ? name : "torch." + name));
    }

    public static Node method(String name, Node... args) {
        return new Node.Call(new Node.Operator(name, Spelling.method(name)), List.of(args));
    }

    public static Node subscript(Node... args) {
        return new Node.Call(new Node.Operator("getitem", new Spelling("[]")), List.of(args));
    }

    public static Node apply(Node function, Node... args) {
        return new Node.Call(function, List.of(args));
    }

    public static Node lambda(List<String> parameters, Node... steps) {
        return new Node.Lambda("<lambda>", parameters, Optional.empty(), List.of(steps));
    }

    public static Node tuple(Node... items) {
        return new Node.TupleOf(List.of(items));
    }

    private static String canonical(String symbol) {
        switch (symbol) {
            case "+":
                return "add";
            case "*":
                return "mul";
            case "-":
                return "sub";
            case "/":
                return "div";
            case "**":
                return "pow";
            case "==":
                return "eq";
            default:
                return "lt";
        }
    }
}
