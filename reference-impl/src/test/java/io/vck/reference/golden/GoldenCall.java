package io.vck.reference.golden;

import io.vck.reference.autograd.Autograd;
import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Parameter;
import io.vck.reference.dispatch.Registry;
import io.vck.reference.dispatch.Schema;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A call of an operator, and what the original gave.
 *
 * @param where file and line
 * @param line the line
 */
record GoldenCall(String where, JsonNode line) {
    private static final Set<String> NOT_FINITE = Set.of("inf", "-inf", "nan");

    String operator() {
        return line.get("call").stringValue();
    }

    /** Whether its gradient was recorded instead of its result. */
    boolean isGradient() {
        return line.has("gradient");
    }

    /** Whether the original takes it. */
    boolean isTaken() {
        return !line.get("gives").has("raises");
    }

    /** The names of the tensors that stand first among its arguments. */
    List<String> leadingInputs() {
        return line.path("args")
                .valueStream()
                .takeWhile(argument -> argument.has("input"))
                .map(argument -> argument.get("input").stringValue())
                .toList();
    }

    /** The names of the tensors that it is called with. */
    List<String> inputs() {
        return Stream.of(line.path("args"), line.path("kwargs"))
                .flatMap(given -> given.findValues("input").stream())
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Makes the call on the reference: what differs from what was recorded, if anything. */
    Optional<String> difference() {
        Agreement agreement = new Agreement(line.path("ulps").asInt(0), line.path("apart"));
        JsonNode gives = line.get("gives");
        Optional<String> found;
        try {
            found = agreement.difference(gives, line.path("or"), run());
        } catch (PythonError error) {
            found = line.has("refusal") && gives.has("raises") ? Optional.empty() : agreement.difference(gives, error);
        }
        return found.map(text -> where + " " + operator() + line.get("args")
                + line.path("kwargs").toString() + ": " + text);
    }

    private Object run() {
        Operator operator = Registry.get(operator());
        Schema schema = operator.schema();
        JsonNode given = line.get("args");
        Object[] values = new Object[given.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = argument(schema.parameters().get(i), given.get(i));
        }
        Arguments args = Arguments.of(schema, values);
        for (Map.Entry<String, JsonNode> keyword : line.path("kwargs").properties()) {
            int index = schema.indexOf(keyword.getKey());
            args = args.with(index, argument(schema.parameters().get(index), keyword.getValue()));
        }
        return isGradient()
                ? gradient(operator, args, line.get("gradient").asInt(), GoldenFiles.real(line.get("weight")))
                : Dispatcher.callFromTop(operator, args);
    }

    /** The gradient of the first result by an argument; {@code weight} comes in everywhere. */
    private static Tensor gradient(Operator operator, Arguments args, int by, double weight) {
        Tensor leaf = (Tensor) args.get(by);
        Autograd.setRequiresGrad(leaf, true);
        Object result = Dispatcher.callFromTop(operator, args);
        Tensor output = (Tensor) (result instanceof List<?> several ? several.get(0) : result);
        Tensor gradient = Torch.add(Torch.zeros(output.dtype(), output.shape()), weight);
        return Autograd.grad(List.of(output), List.of(leaf), List.of(Optional.of(gradient)), Autograd.Options.DEFAULT)
                .get(0)
                .orElseThrow();
    }

    private static Object argument(Parameter parameter, JsonNode json) {
        Object value = value(json);
        boolean number = value instanceof Boolean || value instanceof Long || value instanceof Double;
        return parameter.isTensor() && number ? StridedTensor.wrappedNumber(value) : value;
    }

    private static Object value(JsonNode json) {
        if (json.isNull()) {
            return None.NONE;
        } else if (json.isBoolean()) {
            return json.booleanValue();
        } else if (json.isIntegralNumber()) {
            return json.longValue();
        } else if (json.isNumber()) {
            return json.doubleValue();
        } else if (json.isString()) {
            return NOT_FINITE.contains(json.stringValue()) ? GoldenFiles.real(json) : json.stringValue();
        } else if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(value(item)));
            return list;
        } else if (json.has("input")) {
            return GoldenFiles.input(json.get("input").stringValue());
        } else if (json.has("dtype")) {
            return GoldenFiles.dtype(json.get("dtype"));
        }
        return MemoryFormat.valueOf(json.get("memory_format").stringValue().toUpperCase(Locale.ROOT));
    }
}
