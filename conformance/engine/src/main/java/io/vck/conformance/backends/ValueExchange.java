package io.vck.conformance.backends;

import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import io.vck.reference.dispatch.None;
import io.vck.reference.ops.Ellipsis;
import io.vck.reference.ops.Slice;
import io.vck.reference.pytree.Tuple;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.MemoryFormat;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of programs as the reference's Java values, and back. */
final class ValueExchange {
    private ValueExchange() {}

    /** With tuples, lists, sets and dicts told apart, as {@code vmap} needs them. */
    static Object toJava(Value<Tensor> value) {
        if (value instanceof Value.Tensor<Tensor> tensor) {
            return tensor.tensor();
        } else if (value instanceof Value.Int<Tensor> number) {
            return number.value();
        } else if (value instanceof Value.Float<Tensor> number) {
            return number.value();
        } else if (value instanceof Value.Bool<Tensor> truth) {
            return truth.value();
        } else if (value instanceof Value.Str<Tensor> text) {
            return text.value();
        } else if (value instanceof Value.None<Tensor>) {
            return None.NONE;
        } else if (value instanceof Value.Ellipsis<Tensor>) {
            return Ellipsis.ELLIPSIS;
        } else if (value instanceof Value.OfDType<Tensor> dtype) {
            return TensorExchange.toReference(dtype.dtype());
        } else if (value instanceof Value.OfMemoryFormat<Tensor> format) {
            return MemoryFormat.valueOf(format.format().name());
        } else if (value instanceof Value.Slice<Tensor> slice) {
            return new Slice(toJava(slice.start()), toJava(slice.stop()), toJava(slice.step()));
        } else if (value instanceof Value.Callable<Tensor> callable) {
            return new LibraryFunction(callable.function());
        }
        return containerToJava(value);
    }

    private static Object containerToJava(Value<Tensor> value) {
        if (value instanceof Value.Tuple<Tensor> tuple) {
            return new Tuple(toJava(tuple.items()));
        } else if (value instanceof Value.Sequence<Tensor> list) {
            return toJava(list.items());
        } else if (value instanceof Value.SetOf<Tensor> set) {
            return new LinkedHashSet<>(toJava(set.items()));
        }
        Map<String, Object> dict = new LinkedHashMap<>();
        ((Value.Dict<Tensor>) value).items().forEach((key, item) -> dict.put(key, toJava(item)));
        return dict;
    }

    static List<Object> toJava(List<Value<Tensor>> values) {
        List<Object> converted = new ArrayList<>(values.size());
        for (Value<Tensor> value : values) {
            converted.add(toJava(value));
        }
        return converted;
    }

    /** As an argument of an operator, for which a tuple is as good as a list. */
    static Object toArgument(Value<Tensor> value) {
        return withoutTuples(toJava(value));
    }

    private static Object withoutTuples(Object value) {
        if (value instanceof Tuple tuple) {
            return tuple.items().stream().map(ValueExchange::withoutTuples).toList();
        } else if (value instanceof List<?> list) {
            return list.stream().map(ValueExchange::withoutTuples).toList();
        }
        return value;
    }

    /** A value of the reference; several results of an operator are a tuple. */
    static Value<Tensor> fromJava(Object value) {
        if (value instanceof Tensor tensor) {
            return new Value.Tensor<>(tensor);
        } else if (value instanceof Long number) {
            return new Value.Int<>(number);
        } else if (value instanceof Double number) {
            return new Value.Float<>(number);
        } else if (value instanceof Boolean truth) {
            return new Value.Bool<>(truth);
        } else if (value instanceof String text) {
            return new Value.Str<>(text);
        } else if (value == None.NONE) {
            return new Value.None<>();
        } else if (value == Ellipsis.ELLIPSIS) {
            return new Value.Ellipsis<>();
        } else if (value instanceof DType dtype) {
            return new Value.OfDType<>(TensorExchange.fromReference(dtype));
        } else if (value instanceof MemoryFormat format) {
            return new Value.OfMemoryFormat<>(io.vck.backend.value.MemoryFormat.valueOf(format.name()));
        } else if (value instanceof Slice slice) {
            return new Value.Slice<>(fromJava(slice.start()), fromJava(slice.stop()), fromJava(slice.step()));
        } else if (value instanceof LibraryFunction function) {
            return new Value.Callable<>(function.function());
        }
        return containerFromJava(value);
    }

    /** A function of the program, on its way through the reference. */
    record LibraryFunction(ProgramFunction<Tensor> function) {}

    private static Value<Tensor> containerFromJava(Object value) {
        if (value instanceof Tuple tuple) {
            return new Value.Tuple<>(fromJava(tuple.items()));
        } else if (value instanceof List<?> list) {
            return new Value.Sequence<>(fromJava(list));
        } else if (value instanceof Set<?> set) {
            return new Value.SetOf<>(fromJava(new ArrayList<>(set)));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Value<Tensor>> dict = new LinkedHashMap<>();
            map.forEach((key, item) -> dict.put(String.valueOf(key), fromJava(item)));
            return new Value.Dict<>(dict);
        }
        throw new IllegalStateException(
                "the reference returned a " + value.getClass().getName());
    }

    static List<Value<Tensor>> fromJava(List<?> values) {
        List<Value<Tensor>> converted = new ArrayList<>(values.size());
        for (Object value : values) {
            converted.add(fromJava(value));
        }
        return converted;
    }

    /** An error of the reference as one of the program. */
    static RaisedError raised(PythonError error) {
        ErrorKind kind = ErrorKind.of(error.kind().label())
                .orElseThrow(() -> new IllegalStateException("unknown error type", error));
        return new RaisedError(kind, error.getMessage());
    }
}
