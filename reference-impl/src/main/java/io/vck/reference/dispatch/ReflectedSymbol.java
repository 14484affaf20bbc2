package io.vck.reference.dispatch;

import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What Python makes of a symbol with a number on its left, {@code 2 - x}: it asks the tensor on the right, whose class answers with
 * these operators (the original's {@code torch/_tensor.py}). Results differ from those of the symbol's own operator in the last digits,
 * at infinities, and in whom an error names.
 */
public final class ReflectedSymbol {
    private static final Map<String, String> OPERATORS = Map.of(
            "add", "add", "sub", "rsub", "mul", "mul", "eq", "eq", "ne", "ne", "lt", "gt", "gt", "lt", "le", "ge", "ge",
            "le");

    private ReflectedSymbol() {}

    /** Whether the operands of a symbol are a number on its left and a tensor on its right. */
    public static boolean has(List<Object> operands) {
        return operands.size() == 2 && Binder.isNumber(operands.get(0)) && operands.get(1) instanceof Tensor;
    }

    /**
     * Calls what stands for {@code number symbol tensor}.
     *
     * @param name of the symbol's own operator, {@code sub}
     */
    public static Object call(String name, Object number, Object tensor) {
        if (name.equals("div")) {
            return operator("mul", operator("reciprocal", tensor), number);
        }
        return OPERATORS.containsKey(name)
                ? operator(OPERATORS.get(name), tensor, number)
                : operator(name, number, tensor);
    }

    private static Object operator(String name, Object... args) {
        Binder.Bound bound = Binder.bind(name, List.of(args), Map.of());
        return Dispatcher.callFromTop(bound.operator(), bound.args());
    }
}
