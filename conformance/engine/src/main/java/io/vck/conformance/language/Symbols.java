package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operators that are written as symbols or as subscripts, and their canonical names. */
final class Symbols {
    static final Node.Operator NEGATE = new Node.Operator("neg", new Spelling("-"));
    static final Node.Operator GET_ITEM = new Node.Operator("getitem", new Spelling("[]"));
    static final Node.Operator SET_ITEM = new Node.Operator("setitem", new Spelling("[]="));
    static final Node.Operator SLICE = new Node.Operator("slice", new Spelling("slice"));

    private static final Map<String, Node.Operator> BINARY = binary();

    private Symbols() {}

    /** Whether a node is what a slice calls. */
    static boolean isSlice(Node node) {
        return node instanceof Node.Operator operator
                && operator.name().equals(SLICE.name())
                && operator.spelling().text().equals(SLICE.spelling().text());
    }

    private static Map<String, Node.Operator> binary() {
        Map<String, Node.Operator> operators = new LinkedHashMap<>();
        for (List<String> row : List.of(
                List.of("+", "add"),
                List.of("-", "sub"),
                List.of("*", "mul"),
                List.of("/", "div"),
                List.of("**", "pow"),
                List.of("==", "eq"),
                List.of("!=", "ne"),
                List.of("<", "lt"),
                List.of("<=", "le"),
                List.of(">", "gt"),
                List.of(">=", "ge"))) {
            operators.put(row.get(0), new Node.Operator(row.get(1), new Spelling(row.get(0))));
        }
        return operators;
    }

    static Node.Operator binary(String symbol) {
        Node.Operator operator = BINARY.get(symbol);
        if (operator == null) {
            throw new IllegalArgumentException("no infix operator " + symbol);
        }
        return operator;
    }
}
