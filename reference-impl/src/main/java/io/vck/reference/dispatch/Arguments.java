package io.vck.reference.dispatch;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The arguments of a call, one for each parameter of the operator's schema. A value is a {@link Tensor}, a Long, a
 * Double, a Boolean, a String, a {@link DType}, a List of these, or {@link None}.
 */
public final class Arguments {
    private final Schema schema;
    private final Object[] values;

    private Arguments(Schema schema, Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    /** The leading arguments as given, defaults for the rest. */
    public static Arguments of(Schema schema, Object... leading) {
        Object[] values = Arrays.copyOf(leading, schema.parameters().size());
        for (int i = leading.length; i < values.length; i++) {
            values[i] = schema.parameters().get(i).defaultValue();
        }
        return new Arguments(schema, values);
    }

    public Schema schema() {
        return schema;
    }

    /** The number of arguments. */
    public int count() {
        return values.length;
    }

    public Object get(int index) {
        return values[index];
    }

    public Object get(String parameter) {
        return values[schema.indexOf(parameter)];
    }

    /** The same arguments but one. */
    public Arguments with(int index, Object value) {
        Object[] changed = Arrays.copyOf(values, values.length);
        changed[index] = value;
        return new Arguments(schema, changed);
    }

    /** The same arguments but some. */
    public Arguments with(int[] indices, Object[] replacements) {
        Object[] changed = Arrays.copyOf(values, values.length); // a clone would leave compiled code
        for (int i = 0; i < indices.length; i++) {
            changed[indices[i]] = replacements[i];
        }
        return new Arguments(schema, changed);
    }

    /** The same arguments but the first ones. */
    public Arguments withLeading(Object... leading) {
        Object[] changed = Arrays.copyOf(values, values.length);
        System.arraycopy(leading, 0, changed, 0, leading.length);
        return new Arguments(schema, changed);
    }

    /** The same arguments but one. */
    public Arguments with(String parameter, Object value) {
        return with(schema.indexOf(parameter), value);
    }

    /** The same arguments for an operator whose leading parameters are the same. */
    public Arguments under(Schema other) {
        int count = other.parameters().size();
        return count <= values.length ? new Arguments(other, Arrays.copyOf(values, count)) : of(other, values);
    }

    /** The same arguments with each tensor replaced, those in lists included. */
    public Arguments mapTensors(UnaryOperator<Tensor> replacement) {
        Object[] mapped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            mapped[i] = mapTensors(values[i], replacement);
        }
        return new Arguments(schema, mapped);
    }

    private static Object mapTensors(Object value, UnaryOperator<Tensor> replacement) {
        if (value instanceof Tensor tensor) {
            return replacement.apply(tensor);
        } else if (value instanceof List<?> list) {
            List<Object> mapped = new ArrayList<>(list.size());
            for (Object item : list) {
                mapped.add(mapTensors(item, replacement));
            }
            return mapped;
        }
        return value;
    }

    /** Whether any tensor among the arguments is such, those in lists included. */
    public boolean anyTensor(Predicate<Tensor> condition) {
        for (Object value : values) {
            if (anyTensor(value, condition)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyTensor(Object value, Predicate<Tensor> condition) {
        if (value instanceof Tensor tensor) {
            return condition.test(tensor);
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                if (anyTensor(item, condition)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every tensor among the arguments, in order. */
    public List<Tensor> tensors() {
        List<Tensor> found = new ArrayList<>();
        for (Object value : values) {
            collect(value, found);
        }
        return found;
    }

    private static void collect(Object value, List<Tensor> found) {
        if (value instanceof Tensor tensor) {
            found.add(tensor);
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                collect(item, found);
            }
        }
    }

    public Tensor tensor(String parameter) {
        return (Tensor) get(parameter);
    }

    /** A tensor in a kernel, below all layers, where each tensor is memory. */
    public StridedTensor strided(String parameter) {
        return (StridedTensor) get(parameter);
    }

    public Optional<Tensor> optionalTensor(String parameter) {
        return get(parameter) instanceof Tensor tensor ? Optional.of(tensor) : Optional.empty();
    }

    /** A list of tensors. */
    public List<Tensor> tensorList(String parameter) {
        List<Tensor> tensors = new ArrayList<>();
        collect(get(parameter), tensors);
        return Collections.unmodifiableList(tensors);
    }

    public int integer(String parameter) {
        return Math.toIntExact((Long) get(parameter));
    }

    public Optional<Long> optionalInteger(String parameter) {
        return get(parameter) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** A list of ints. */
    public int[] integers(String parameter) {
        return toInts((List<?>) get(parameter));
    }

    public Optional<int[]> optionalIntegers(String parameter) {
        return get(parameter) instanceof List<?> list ? Optional.of(toInts(list)) : Optional.empty();
    }

    private static int[] toInts(List<?> list) {
        int[] result = new int[list.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.toIntExact((Long) list.get(i));
        }
        return result;
    }

    public double number(String parameter) {
        return get(parameter) instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) get(parameter)).doubleValue();
    }

    public boolean truth(String parameter) {
        return (Boolean) get(parameter);
    }

    public String string(String parameter) {
        return (String) get(parameter);
    }

    public Optional<DType> optionalDtype(String parameter) {
        return get(parameter) instanceof DType dtype ? Optional.of(dtype) : Optional.empty();
    }

    /** Ints as an argument. */
    public static List<Long> list(int... values) {
        List<Long> list = new ArrayList<>(values.length);
        for (int value : values) {
            list.add((long) value);
        }
        return list;
    }
}
