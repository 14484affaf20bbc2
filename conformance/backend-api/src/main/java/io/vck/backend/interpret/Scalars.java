package io.vck.backend.interpret;

import io.vck.backend.value.Value;
import java.util.List;

/** Python's arithmetic, comparison and truth of values that are not tensors. */
final class Scalars {
    private Scalars() {}

    /** Applies an infix operator to two operands, or the prefix operator {@code -} to one. */
    static <T> Value<T> compute(String symbol, List<Value<T>> operands) {
        Value<T> left = operands.get(0);
        if (operands.size() == 1) {
            return negate(left);
        }
        Value<T> right = operands.get(1);
        switch (symbol) {
            case "==":
                return new Value.Bool<>(equal(left, right));
            case "!=":
                return new Value.Bool<>(!equal(left, right));
            default:
                break;
        }
        if (!isNumber(left) || !isNumber(right)) {
            throw new RaisedError(
                    ErrorKind.TYPE_ERROR,
                    "unsupported operand type(s) for " + symbol + ": '" + left.typeName() + "' and '" + right.typeName()
                            + "'");
        }
        return isIntegral(left) && isIntegral(right)
                ? ofIntegers(symbol, toLong(left), toLong(right))
                : ofFloats(symbol, toDouble(left), toDouble(right));
    }

    /** The truth of a value, as in a condition. */
    static <T> boolean isTrue(Value<T> value) {
        if (isNumber(value)) {
            return toDouble(value) != 0;
        } else if (value instanceof Value.Str<T> text) {
            return !text.value().isEmpty();
        } else if (value instanceof Value.Tuple<T> tuple) {
            return !tuple.items().isEmpty();
        } else if (value instanceof Value.Sequence<T> list) {
            return !list.items().isEmpty();
        }
        return !(value instanceof Value.None<T>);
    }

    private static <T> Value<T> negate(Value<T> operand) {
        if (!isNumber(operand)) {
            throw new RaisedError(ErrorKind.TYPE_ERROR, "bad operand type for unary -: '" + operand.typeName() + "'");
        }
        return isIntegral(operand) ? new Value.Int<>(-toLong(operand)) : new Value.Float<>(-toDouble(operand));
    }

    private static <T> Value<T> ofIntegers(String symbol, long left, long right) {
        switch (symbol) {
            case "+":
                return new Value.Int<>(Math.addExact(left, right));
            case "-":
                return new Value.Int<>(Math.subtractExact(left, right));
            case "*":
                return new Value.Int<>(Math.multiplyExact(left, right));
            case "**":
                return right >= 0
                        ? new Value.Int<>(power(left, right))
                        : new Value.Float<>(Math.pow((double) left, (double) right));
            default:
                return ofFloats(symbol, (double) left, (double) right);
        }
    }

    private static <T> Value<T> ofFloats(String symbol, double left, double right) {
        switch (symbol) {
            case "+":
                return new Value.Float<>(left + right);
            case "-":
                return new Value.Float<>(left - right);
            case "*":
                return new Value.Float<>(left * right);
            case "/":
                if (right == 0) {
                    throw new RaisedError(ErrorKind.ZERO_DIVISION_ERROR, "division by zero");
                }
                return new Value.Float<>(left / right);
            case "**":
                return new Value.Float<>(Math.pow(left, right));
            case "<":
                return new Value.Bool<>(left < right);
            case "<=":
                return new Value.Bool<>(left <= right);
            case ">":
                return new Value.Bool<>(left > right);
            case ">=":
                return new Value.Bool<>(left >= right);
            default:
                throw new IllegalStateException("unknown operator " + symbol);
        }
    }

    private static long power(long base, long exponent) {
        long power = 1;
        for (long i = 0; i < exponent; i++) {
            power = Math.multiplyExact(power, base);
        }
        return power;
    }

    private static <T> boolean equal(Value<T> left, Value<T> right) {
        return isNumber(left) && isNumber(right) ? toDouble(left) == toDouble(right) : left.equals(right);
    }

    private static <T> boolean isNumber(Value<T> value) {
        return isIntegral(value) || value instanceof Value.Float<T>;
    }

    private static <T> boolean isIntegral(Value<T> value) {
        return value instanceof Value.Int<T> || value instanceof Value.Bool<T>;
    }

    private static <T> long toLong(Value<T> value) {
        if (value instanceof Value.Bool<T> bool) {
            return bool.value() ? 1 : 0;
        }
        return ((Value.Int<T>) value).value();
    }

    private static <T> double toDouble(Value<T> value) {
        return value instanceof Value.Float<T> number ? number.value() : (double) toLong(value);
    }
}
