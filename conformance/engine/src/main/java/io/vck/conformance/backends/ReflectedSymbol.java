package io.vck.conformance.backends;

import io.vck.reference.dispatch.Binder;
import io.vck.reference.dispatch.Dispatcher;
import java.util.List;
import java.util.Map;

/**
 * What Python makes of a symbol with a number on its left, {@code 2 - x}: it asks the tensor on the right, whose class answers with
 * these operators (the original's {@code torch/_tensor.py}). Results differ from those of the symbol's own operator in the last digits,
 * at infinities, and in whom an error names.
 */
final class ReflectedSymbol {
    private static final Map<String, String> OPERATORS = Map.of(
            "add", "add", "sub", "rsub", "mul", "mul", "eq", "eq", "ne", "ne", "lt", "gt", "gt", "lt", "le", "ge", "ge",
            "le");

    private ReflectedSymbol() {}

    /** Calls what stands for {@code number symbol tensor}. */
    static Object call(String symbol, Object number, Object tensor) {
        if (symbol.equals("div")) {
            return operator("mul", List.of(operator("reciprocal", List.of(tensor)), number));
        }
        return OPERATORS.containsKey(symbol)
                ? operator(OPERATORS.get(symbol), List.of(tensor, number))
                : operator(symbol, List.of(number, tensor));
    }

    private static Object operator(String name, List<Object> args) {
        Binder.Bound bound = Binder.bind(name, args, Map.of());
        return Dispatcher.callFromTop(bound.operator(), bound.args());
    }
}
