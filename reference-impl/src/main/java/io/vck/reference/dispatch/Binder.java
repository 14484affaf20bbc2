package io.vck.reference.dispatch;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls by name with positional and keyword arguments, as a Python program makes them: picks the first overload that the
 * arguments fit. Ints may stand for a list of ints that is the last positional parameter. A number may stand for a tensor where the original lets it:
 * in arithmetic for any operand, in some other operators for those after the first.
 */
public final class Binder {
    private static final Set<String> NUMBER_FIRST = Set.of("add", "sub", "mul", "div");

    /** The original has overloads for Scalars of some of these. */
    private static final Set<String> NUMBER_LATER = Set.of("where", "clamp", "copy", "setitem", "normal");

    private Binder() {}

    /** A call that is ready to be dispatched. */
    public record Bound(Operator operator, Arguments args) {}

    /**
     * Binds the arguments to one of the operators of that name.
     *
     * @throws PythonError a TypeError if they fit none
     */
    public static Bound bind(String baseName, List<Object> positional, Map<String, Object> keywords) {
        List<Operator> overloads = Registry.overloads(baseName);
        List<String> reasons = new ArrayList<>();
        int firstNumber = firstNumber(baseName);
        for (Operator operator : overloads) {
            Attempt attempt = new Attempt(operator.schema(), firstNumber, positional, keywords);
            Optional<Arguments> bound = attempt.bind();
            if (bound.isPresent()) {
                return new Bound(operator, bound.get());
            }
            reasons.add(" * " + operator.schema().text() + ": " + attempt.reason);
        }
        throw PythonError.type(baseName + "() received an invalid combination of arguments - got "
                + typeNames(positional, keywords) + ", but expected one of:\n" + String.join("\n", reasons));
    }

    /** The index of the first tensor that a number may stand for. */
    private static int firstNumber(String baseName) {
        if (NUMBER_FIRST.contains(baseName)) {
            return 0;
        }
        String name = baseName.endsWith("_") ? baseName.substring(0, baseName.length() - 1) : baseName;
        return NUMBER_FIRST.contains(name) || NUMBER_LATER.contains(name) ? 1 : Integer.MAX_VALUE;
    }

    /** Whether a value is one of Python's numbers, as operators take them. */
    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    private static String typeNames(List<Object> positional, Map<String, Object> keywords) {
        List<String> names = new ArrayList<>();
        positional.forEach(value -> names.add(typeName(value)));
        keywords.forEach((name, value) -> names.add(name + "=" + typeName(value)));
        return "(" + String.join(", ", names) + ")";
    }

    private static String typeName(Object value) {
        if (value instanceof Tensor) {
            return "Tensor";
        } else if (value instanceof Long) {
            return "int";
        } else if (value instanceof Double) {
            return "float";
        } else if (value instanceof Boolean) {
            return "bool";
        } else if (value instanceof String) {
            return "str";
        } else if (value instanceof List<?>) {
            return "list";
        }
        return value == None.NONE ? "NoneType" : value.getClass().getSimpleName();
    }

    /** An attempt to fit arguments to one schema. */
    private static final class Attempt {
        private final Schema schema;
        private final int firstNumber;
        private final List<Object> positional;
        private final Map<String, Object> keywords;
        private final Object[] values;
        private final boolean[] given;
        private String reason = "";

        Attempt(Schema schema, int firstNumber, List<Object> positional, Map<String, Object> keywords) {
            this.schema = schema;
            this.firstNumber = firstNumber;
            this.positional = positional;
            this.keywords = keywords;
            this.values = new Object[schema.parameters().size()];
            this.given = new boolean[values.length];
        }

        Optional<Arguments> bind() {
            boolean fits = takePositional() && takeKeywords() && takeDefaults();
            return fits ? Optional.of(Arguments.of(schema, Arrays.copyOf(values, values.length))) : Optional.empty();
        }

        private boolean takePositional() {
            List<Parameter> parameters = schema.parameters();
            for (int i = 0; i < positional.size(); i++) {
                if (i >= parameters.size() || parameters.get(i).keywordOnly()) {
                    reason = "takes " + i + " positional arguments, got " + positional.size();
                    return false;
                }
                List<Object> rest = positional.subList(i, positional.size());
                boolean last =
                        i + 1 == parameters.size() || parameters.get(i + 1).keywordOnly();
                boolean packs = last
                        && parameters.get(i).type().equals("int[]")
                        && rest.stream().allMatch(value -> value instanceof Long);
                if (packs) {
                    return take(i, List.copyOf(rest));
                } else if (!take(i, positional.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean takeKeywords() {
            for (Map.Entry<String, Object> keyword : keywords.entrySet()) {
                int index = indexOf(keyword.getKey());
                if (index < 0 || given[index]) {
                    reason = (index < 0 ? "unexpected keyword argument '" : "multiple values for argument '")
                            + keyword.getKey() + "'";
                    return false;
                } else if (!take(index, keyword.getValue())) {
                    return false;
                }
            }
            return true;
        }

        /** Python's {@code torch} functions call the first parameter {@code input}. */
        private int indexOf(String keyword) {
            for (int i = 0; i < values.length; i++) {
                String name = schema.parameters().get(i).name();
                if (name.equals(keyword) || (name.equals("self") && keyword.equals("input"))) {
                    return i;
                }
            }
            return -1;
        }

        private boolean takeDefaults() {
            for (int i = 0; i < values.length; i++) {
                if (!given[i]) {
                    if (schema.parameters().get(i).required()) {
                        reason = "missing argument '"
                                + schema.parameters().get(i).name() + "'";
                        return false;
                    }
                    values[i] = schema.parameters().get(i).defaultValue();
                }
            }
            return true;
        }

        private boolean take(int index, Object value) {
            Parameter parameter = schema.parameters().get(index);
            Optional<Object> converted = convert(parameter, index, value);
            if (converted.isEmpty()) {
                reason = "argument '" + parameter.name() + "' must be " + parameter.type() + ", not " + typeName(value);
                return false;
            }
            values[index] = converted.get();
            given[index] = true;
            return true;
        }

        private Optional<Object> convert(Parameter parameter, int index, Object value) {
            if (value == None.NONE && parameter.optional()) {
                return Optional.of(value);
            } else if (parameter.isTensor() && index >= firstNumber && isNumber(value)) {
                return Optional.of(StridedTensor.wrappedNumber(value));
            } else if (parameter.type().equals("int[]") && value instanceof Long) {
                return Optional.of(List.of(value));
            }
            return accepts(parameter.type(), value) ? Optional.of(value) : Optional.empty();
        }

        private static boolean accepts(String type, Object value) {
            switch (type) {
                case "Tensor":
                    return value instanceof Tensor;
                case "Tensor[]":
                    return value instanceof List<?> list && list.stream().allMatch(item -> item instanceof Tensor);
                case "Tensor?[]":
                    return value instanceof List<?> list
                            && list.stream().allMatch(item -> item instanceof Tensor || item == None.NONE);
                case "int[]":
                    return value instanceof List<?> list && list.stream().allMatch(item -> item instanceof Long);
                case "int":
                    return value instanceof Long;
                case "bool":
                    return value instanceof Boolean;
                case "Scalar":
                case "float":
                    return isNumber(value);
                case "str":
                    return value instanceof String;
                case "ScalarType":
                    return value instanceof DType;
                case "MemoryFormat":
                    return value instanceof MemoryFormat;
                default:
                    return type.equals("any");
            }
        }
    }
}
