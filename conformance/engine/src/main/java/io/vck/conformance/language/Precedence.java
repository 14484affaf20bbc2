package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;

/** How tightly an expression binds, as in Python; later constants bind tighter. */
enum Precedence {
    CONDITIONAL,
    COMPARISON,
    SUM,
    PRODUCT,
    UNARY,
    POWER,
    NUMBER,
    POSTFIX;

    static Precedence of(Node node) {
        if (node instanceof Node.Lambda || node instanceof Node.If || node instanceof Node.Star) {
            return CONDITIONAL;
        } else if (node instanceof Node.Constant constant) {
            return isNumber(constant.value()) ? ofNumber(constant.value()) : POSTFIX;
        } else if (node instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.spelling().kind() == Spelling.Kind.SYMBOL) {
            return call.args().size() == 1
                    ? UNARY
                    : ofSymbol(operator.spelling().text());
        }
        return POSTFIX;
    }

    static Precedence ofSymbol(String symbol) {
        switch (symbol) {
            case "+":
            case "-":
                return SUM;
            case "*":
            case "/":
                return PRODUCT;
            case "**":
                return POWER;
            default:
                return COMPARISON;
        }
    }

    /** The least that the left operand must bind: as much for sums and products, which associate to the left. */
    Precedence left() {
        switch (this) {
            case COMPARISON:
                return SUM;
            case POWER:
                return NUMBER;
            default:
                return this;
        }
    }

    /** The least that the right operand must bind: more than itself, but an exponent may have a minus sign. */
    Precedence right() {
        return this == POWER ? UNARY : values()[ordinal() + 1];
    }

    /**
     * A negative number is written with a minus sign. A method can't be called on a number without parentheses: {@code
     * 2.mul(x)} is no program.
     */
    private static Precedence ofNumber(Value<Void> number) {
        if (number instanceof Value.Int<Void> integer) {
            return integer.value() < 0 ? UNARY : NUMBER;
        }
        double real = ((Value.Float<Void>) number).value();
        return real < 0 || 1 / real < 0 ? UNARY : NUMBER;
    }

    private static boolean isNumber(Value<Void> value) {
        return value instanceof Value.Int<Void> || value instanceof Value.Float<Void>;
    }
}
