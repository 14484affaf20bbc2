package io.vck.conformance.lint.claims;

import java.util.List;
import java.util.Map;

/** The method that an infix or prefix operator on a tensor is, by Python's rules. */
final class Symbols {
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("+", "add"),
            Map.entry("-", "sub"),
            Map.entry("*", "mul"),
            Map.entry("/", "div"),
            Map.entry("**", "__pow__"),
            Map.entry("==", "__eq__"),
            Map.entry("!=", "ne"),
            Map.entry("<", "lt"),
            Map.entry("<=", "le"),
            Map.entry(">", "gt"),
            Map.entry(">=", "ge"));

    /** With a number on the left, Python asks the tensor on the right for this method instead. */
    private static final Map<String, String> REFLECTED = Map.ofEntries(
            Map.entry("+", "add"),
            Map.entry("-", "__rsub__"),
            Map.entry("*", "mul"),
            Map.entry("/", "__rtruediv__"),
            Map.entry("**", "__rpow__"),
            Map.entry("==", "__eq__"),
            Map.entry("!=", "ne"),
            Map.entry("<", "gt"),
            Map.entry("<=", "ge"),
            Map.entry(">", "lt"),
            Map.entry(">=", "le"));

    private Symbols() {}

    static RecordedCall asMethod(String symbol, List<Item> operands) {
        if (operands.size() == 1) {
            return new RecordedCall("Tensor.neg", operands, Map.of());
        } else if (operands.get(0) instanceof Item.TensorItem) {
            return new RecordedCall("Tensor." + METHODS.get(symbol), operands, Map.of());
        }
        List<Item> swapped = List.of(operands.get(1), operands.get(0));
        return new RecordedCall("Tensor." + REFLECTED.get(symbol), swapped, Map.of());
    }
}
