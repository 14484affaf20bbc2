package io.vck.backend.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A value of a program: a tensor, a Python scalar, a container of values, or a function.
 *
 * <p>The tensor type {@code T} is whatever the place needs: a library's own tensor while a program runs,
 * {@link TensorData} in a request, {@link ObservedTensor} in an observation. {@link #map} goes from one to another
 * and keeps everything else. A tuple, a list, a set and a dict are four different things, because {@code vmap} tells
 * them apart.
 *
 * @param <T> the type of a tensor
 */
public sealed interface Value<T> {

    /** A tensor. */
    record Tensor<T>(T tensor) implements Value<T> {}

    /** A Python {@code int} that fits into 64 bits. */
    record Int<T>(long value) implements Value<T> {
        // By hand, since a record's own are put together at run time, and every run of a suite would wait for that.

        @Override
        public boolean equals(Object other) {
            return other instanceof Int<?> whole && value == whole.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }
    }

    /** A Python {@code float}. */
    record Float<T>(double value) implements Value<T> {}

    /** A Python {@code bool}. */
    record Bool<T>(boolean value) implements Value<T> {}

    /** A Python {@code str}. */
    record Str<T>(String value) implements Value<T> {}

    /** Python's {@code None}. */
    record None<T>() implements Value<T> {
        // By hand for the same reason.

        @Override
        public boolean equals(Object other) {
            return other instanceof None<?>;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Python's {@code Ellipsis}, written {@code ...} in a subscript. */
    record Ellipsis<T>() implements Value<T> {}

    /** An element type as a value, {@code torch.float64}. */
    record OfDType<T>(DType dtype) implements Value<T> {}

    /** A memory format as a value, {@code torch.channels_last}. */
    record OfMemoryFormat<T>(MemoryFormat format) implements Value<T> {}

    /** A slice {@code start:stop:step}; what is left out is {@link None}. */
    record Slice<T>(Value<T> start, Value<T> stop, Value<T> step) implements Value<T> {}

    /** A tuple. */
    record Tuple<T>(List<Value<T>> items) implements Value<T> {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** A list. */
    record Sequence<T>(List<Value<T>> items) implements Value<T> {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A set, in the order in which it was written, without repetitions. */
    record SetOf<T>(List<Value<T>> items) implements Value<T> {
        public SetOf {
            items = items.stream().distinct().toList();
        }
    }

    /** A dict with strings for keys, in insertion order. */
    record Dict<T>(Map<String, Value<T>> items) implements Value<T> {
        public Dict {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }

    /** A function: a lambda, an operator, or what {@code vmap} and {@code partial} return. */
    record Callable<T>(ProgramFunction<T> function) implements Value<T> {}

    /**
     * The same value with every tensor replaced.
     *
     * @throws IllegalArgumentException if a function is part of the value: it can't leave its program
     */
    default <U> Value<U> map(Function<? super T, ? extends U> ofTensor) {
        if (this instanceof Tensor<T> v) {
            return new Tensor<>(ofTensor.apply(v.tensor()));
        } else if (this instanceof Tuple<T> v) {
            return new Tuple<>(mapAll(v.items(), ofTensor));
        } else if (this instanceof Sequence<T> v) {
            return new Sequence<>(mapAll(v.items(), ofTensor));
        } else if (this instanceof SetOf<T> v) {
            return new SetOf<>(mapAll(v.items(), ofTensor));
        } else if (this instanceof Dict<T> v) {
            Map<String, Value<U>> items = new LinkedHashMap<>();
            v.items().forEach((key, item) -> items.put(key, item.map(ofTensor)));
            return new Dict<>(items);
        } else if (this instanceof Slice<T> v) {
            return new Slice<>(
                    v.start().map(ofTensor), v.stop().map(ofTensor), v.step().map(ofTensor));
        } else if (this instanceof Callable<T> v) {
            throw new IllegalArgumentException("the function " + v.function().name() + " can't leave its program");
        }
        return withoutTensors(this);
    }

    /** Every tensor in this value, depth first, in order. */
    default List<T> tensors() {
        List<T> found = new ArrayList<>();
        collectTensors(this, found);
        return found;
    }

    /** The name of the value's Python type, for example {@code tuple}; messages of the original quote it. */
    default String typeName() {
        if (this instanceof Tensor<T>) {
            return "Tensor";
        } else if (this instanceof Int<T>) {
            return "int";
        } else if (this instanceof Float<T>) {
            return "float";
        } else if (this instanceof Bool<T>) {
            return "bool";
        } else if (this instanceof Str<T>) {
            return "str";
        } else if (this instanceof None<T>) {
            return "NoneType";
        } else if (this instanceof Ellipsis<T>) {
            return "ellipsis";
        } else if (this instanceof OfDType<T>) {
            return "dtype";
        } else if (this instanceof OfMemoryFormat<T>) {
            return "memory_format";
        } else if (this instanceof Slice<T>) {
            return "slice";
        } else if (this instanceof Tuple<T>) {
            return "tuple";
        } else if (this instanceof Sequence<T>) {
            return "list";
        } else if (this instanceof SetOf<T>) {
            return "set";
        } else if (this instanceof Dict<T>) {
            return "dict";
        }
        return "function";
    }

    private static <T, U> List<Value<U>> mapAll(List<Value<T>> items, Function<? super T, ? extends U> ofTensor) {
        List<Value<U>> mapped = new ArrayList<>(items.size());
        for (Value<T> item : items) {
            mapped.add(item.map(ofTensor));
        }
        return mapped;
    }

    /** A value in which no tensor can stand has any tensor type. */
    @SuppressWarnings("unchecked")
    private static <T, U> Value<U> withoutTensors(Value<T> value) {
        return (Value<U>) value;
    }

    private static <T> void collectTensors(Value<T> value, List<T> found) {
        if (value instanceof Tensor<T> v) {
            found.add(v.tensor());
        } else if (value instanceof Tuple<T> v) {
            v.items().forEach(item -> collectTensors(item, found));
        } else if (value instanceof Sequence<T> v) {
            v.items().forEach(item -> collectTensors(item, found));
        } else if (value instanceof SetOf<T> v) {
            v.items().forEach(item -> collectTensors(item, found));
        } else if (value instanceof Dict<T> v) {
            v.items().values().forEach(item -> collectTensors(item, found));
        } else if (value instanceof Slice<T> v) {
            collectTensors(v.start(), found);
            collectTensors(v.stop(), found);
            collectTensors(v.step(), found);
        }
    }
}
