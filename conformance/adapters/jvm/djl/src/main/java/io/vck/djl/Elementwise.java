package io.vck.djl;

import static java.util.Map.entry;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Operators that compute each element of its own, and those that cast. */
final class Elementwise {
    private Elementwise() {}

    private static final Map<String, UnaryOperator<NDArray>> UNARY = Map.ofEntries(
            entry("abs", NDArray::abs),
            entry("acos", NDArray::acos),
            entry("asin", NDArray::asin),
            entry("atan", NDArray::atan),
            entry("ceil", NDArray::ceil),
            entry("conj", NDArray::conj),
            entry("cos", NDArray::cos),
            entry("cosh", NDArray::cosh),
            entry("exp", NDArray::exp),
            entry("floor", NDArray::floor),
            entry("frac", x -> x.sub(x.trunc())),
            entry("lgamma", NDArray::gammaln),
            entry("log", NDArray::log),
            entry("log10", NDArray::log10),
            entry("log2", NDArray::log2),
            entry("neg", NDArray::neg),
            entry("ones_like", NDArray::onesLike),
            entry("reciprocal", x -> NDArrays.div(1, x)),
            entry("relu", Activation::relu),
            entry("round", NDArray::round),
            entry("rsqrt", x -> NDArrays.div(1, x.sqrt())),
            entry("sgn", NDArray::sign),
            entry("sigmoid", Activation::sigmoid),
            entry("sign", NDArray::sign),
            entry("sin", NDArray::sin),
            entry("sinh", NDArray::sinh),
            entry("sqrt", NDArray::sqrt),
            entry("tan", NDArray::tan),
            entry("tanh", NDArray::tanh),
            entry("trunc", NDArray::trunc),
            entry("zeros_like", NDArray::zerosLike));

    private static final Binary ADD = new Binary(NDArrays::add, NDArrays::add, NDArray::add);
    private static final Binary SUBTRACT = new Binary(NDArrays::sub, NDArrays::sub, NDArrays::sub);
    private static final Binary DIVIDE = new Binary(NDArrays::div, NDArrays::div, NDArrays::div);

    private static final Map<String, Binary> BINARY = Map.ofEntries(
            entry("add", ADD),
            entry("atan2", Binary.ofArrays(NDArray::atan2)),
            entry("eq", new Binary(NDArrays::eq, NDArrays::eq, NDArrays::eq)),
            entry("ge", new Binary(NDArrays::gte, NDArrays::gte, NDArrays::gte)),
            entry("gt", new Binary(NDArrays::gt, NDArrays::gt, NDArrays::gt)),
            entry("le", new Binary(NDArrays::lte, NDArrays::lte, NDArrays::lte)),
            entry("lt", new Binary(NDArrays::lt, NDArrays::lt, NDArrays::lt)),
            entry("maximum", new Binary(NDArrays::maximum, NDArrays::maximum, NDArrays::maximum)),
            entry("minimum", new Binary(NDArrays::minimum, NDArrays::minimum, NDArrays::minimum)),
            entry("mul", new Binary(NDArrays::mul, NDArrays::mul, NDArray::mul)),
            entry("ne", new Binary(NDArrays::neq, NDArrays::neq, NDArrays::neq)),
            entry("pow", new Binary(NDArrays::pow, NDArrays::pow, NDArrays::pow)),
            entry("sub", SUBTRACT),
            entry("true_divide", DIVIDE));

    private static final Map<String, DataType> CASTS = Map.of(
            "bool", DataType.BOOLEAN,
            "int", DataType.INT32,
            "long", DataType.INT64,
            "float", DataType.FLOAT32,
            "double", DataType.FLOAT64);

    static final Map<String, Operator> TABLE = table();

    private static Map<String, Operator> table() {
        Map<String, Operator> table = new HashMap<>();
        UNARY.forEach((name, operator) -> table.put(name, Operator.array(call -> operator.apply(call.array(0)))));
        BINARY.forEach((name, operator) -> table.put(name, Operator.array(call -> operator.of(call, 0, 1))));
        CASTS.forEach((name, type) ->
                table.put(name, Operator.array(call -> call.array(0).toType(type, true))));
        table.put("add", Operator.array(call -> scaled(call, ADD)));
        table.put("sub", Operator.array(call -> scaled(call, SUBTRACT)));
        table.put("rsub", Operator.array(Elementwise::reversed));
        table.put("clone", Operator.array(Elementwise::cloned));
        table.put("div", Operator.array(Elementwise::div));
        table.put("clamp", Operator.array(call -> clamp(call, call.find(1, "min"), call.find(2, "max"))));
        table.put("clamp_max", Operator.array(call -> clamp(call, Optional.empty(), call.find(1, "max"))));
        table.put("clamp_min", Operator.array(call -> clamp(call, call.find(1, "min"), Optional.empty())));
        table.put("where", Operator.array(call -> NDArrays.where(call.array(0), call.array(1), call.array(2))));
        table.put("to", Operator.array(Elementwise::to));
        return Map.copyOf(table);
    }

    /** A function of two operands, of which one may be a number. */
    private record Binary(
            BiFunction<NDArray, Number, NDArray> withNumber,
            BiFunction<Number, NDArray, NDArray> ofNumber,
            BiFunction<NDArray, NDArray, NDArray> ofArrays) {

        static Binary ofArrays(BiFunction<NDArray, NDArray, NDArray> function) {
            return new Binary(
                    (x, number) -> function.apply(x, x.getManager().create(number)),
                    (number, x) -> function.apply(x.getManager().create(number), x),
                    function);
        }

        NDArray of(Arguments call, int left, int right) {
            if (!call.isArray(left)) {
                NDArray x = call.array(right);
                return ofNumber.apply(Arguments.beside(x, call.at(left)), x);
            }
            NDArray x = call.array(left);
            return call.isArray(right)
                    ? ofArrays.apply(x, call.array(right))
                    : withNumber.apply(x, Arguments.beside(x, call.at(right)));
        }
    }

    private static NDArray cloned(Arguments call) {
        if (call.find(1, "memory_format").isPresent()) {
            throw new UnsupportedProgram("djl has no memory formats");
        }
        return call.array(0).duplicate();
    }

    private static NDArray scaled(Arguments call, Binary function) {
        if (call.find(2, "alpha").isEmpty()) {
            return function.of(call, 0, 1);
        }
        Number alpha = Arguments.beside(call.array(0), call.find(2, "alpha").get());
        NDArray scaled = call.isArray(1)
                ? call.array(1).mul(alpha)
                : call.manager().create(call.number(1)).mul(alpha);
        return function.ofArrays().apply(call.array(0), scaled);
    }

    private static NDArray reversed(Arguments call) {
        NDArray x = call.find(2, "alpha")
                .map(alpha -> call.array(0).mul(Arguments.beside(call.array(0), alpha)))
                .orElse(call.array(0));
        return call.isArray(1) ? call.array(1).sub(x) : NDArrays.sub(Arguments.beside(x, call.at(1)), x);
    }

    private static NDArray div(Arguments call) {
        NDArray quotient = DIVIDE.of(call, 0, 1);
        Optional<Value<NDArray>> mode = call.find(2, "rounding_mode");
        if (mode.isEmpty()) {
            return quotient;
        }
        NDArray rounded = mode.get().equals(new Value.Str<>("floor")) ? quotient.floor() : quotient.trunc();
        DataType type = call.array(0).getDataType();
        return type.isInteger() ? rounded.toType(type, false) : rounded;
    }

    private static NDArray clamp(Arguments call, Optional<Value<NDArray>> min, Optional<Value<NDArray>> max) {
        NDArray x = call.array(0);
        NDArray above = min.map(bound -> bounded(x, bound, NDArray::maximum, NDArray::maximum))
                .orElse(x);
        return max.map(bound -> bounded(above, bound, NDArray::minimum, NDArray::minimum))
                .orElse(above);
    }

    private static NDArray bounded(
            NDArray x,
            Value<NDArray> bound,
            BiFunction<NDArray, NDArray, NDArray> byArray,
            BiFunction<NDArray, Number, NDArray> byNumber) {
        return bound instanceof Value.Tensor<NDArray> tensor
                ? byArray.apply(x, tensor.tensor())
                : byNumber.apply(x, Arguments.beside(x, bound));
    }

    /** The dtype is the last argument; what stands before it is a device, always the CPU. */
    private static NDArray to(Arguments call) {
        return call.find(call.count() - 1, "dtype")
                .filter(target -> !(target instanceof Value.Str<NDArray>))
                .filter(target -> call.count() > 1 || call.call().keywords().containsKey("dtype"))
                .map(target -> target instanceof Value.Tensor<NDArray> tensor
                        ? tensor.tensor().getDataType()
                        : Arguments.dtype(target))
                .map(type -> call.array(0).toType(type, true))
                .orElse(call.array(0));
    }
}
