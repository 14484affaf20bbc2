package io.vck.backend.interpret;

import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Subscripts of tuples, lists and dicts. */
final class Containers {
    private Containers() {}

    /** The items of a tuple or list, as {@code *value} spreads them. */
    static <T> List<Value<T>> items(Value<T> value) {
        if (value instanceof Value.Tuple<T> tuple) {
            return tuple.items();
        } else if (value instanceof Value.Sequence<T> list) {
            return list.items();
        }
        throw new RaisedError(
                ErrorKind.TYPE_ERROR, "argument after * must be a tuple or list, not " + value.typeName());
    }

    /** {@code container[index]}. Containers are values, so {@code container[index] = value} is refused. */
    static <T> Value<T> subscript(List<Value<T>> args) {
        Value<T> container = args.get(0);
        Value<T> index = args.get(1);
        if (args.size() > 2) {
            throw new RaisedError(
                    ErrorKind.TYPE_ERROR, "'" + container.typeName() + "' object does not support item assignment");
        } else if (container instanceof Value.Dict<T> dict && index instanceof Value.Str<T> key) {
            Value<T> item = dict.items().get(key.value());
            if (item == null) {
                throw new RaisedError(ErrorKind.KEY_ERROR, "'" + key.value() + "'");
            }
            return item;
        } else if (container instanceof Value.Tuple<T> tuple) {
            return index instanceof Value.Slice<T> slice
                    ? new Value.Tuple<>(slice(tuple.items(), slice))
                    : item(tuple.items(), container, index);
        } else if (container instanceof Value.Sequence<T> list) {
            return index instanceof Value.Slice<T> slice
                    ? new Value.Sequence<>(slice(list.items(), slice))
                    : item(list.items(), container, index);
        }
        throw new RaisedError(
                ErrorKind.TYPE_ERROR,
                "'" + container.typeName() + "' object can't be subscripted with " + index.typeName());
    }

    private static <T> Value<T> item(List<Value<T>> items, Value<T> container, Value<T> index) {
        if (!(index instanceof Value.Int<T> position)) {
            throw new RaisedError(
                    ErrorKind.TYPE_ERROR,
                    container.typeName() + " indices must be integers or slices, not " + index.typeName());
        }
        long wrapped = position.value() < 0 ? position.value() + items.size() : position.value();
        if (wrapped < 0 || wrapped >= items.size()) {
            throw new RaisedError(ErrorKind.INDEX_ERROR, container.typeName() + " index out of range");
        }
        return items.get((int) wrapped);
    }

    private static <T> List<Value<T>> slice(List<Value<T>> items, Value.Slice<T> slice) {
        long step = bound(slice.step(), 1);
        if (step <= 0) {
            throw new RaisedError(ErrorKind.VALUE_ERROR, "a slice of a container needs a positive step");
        }
        long start = clamp(bound(slice.start(), 0), items.size());
        long stop = clamp(bound(slice.stop(), items.size()), items.size());
        List<Value<T>> part = new ArrayList<>();
        for (long i = start; i < stop; i += step) {
            part.add(items.get((int) i));
        }
        return part;
    }

    private static <T> long bound(Value<T> value, long absent) {
        if (value instanceof Value.None<T>) {
            return absent;
        } else if (value instanceof Value.Int<T> number) {
            return number.value();
        }
        throw new RaisedError(ErrorKind.TYPE_ERROR, "slice indices must be integers or None");
    }

    private static long clamp(long position, int size) {
        long wrapped = position < 0 ? position + size : position;
        return Math.max(0, Math.min(wrapped, size));
    }
}
