package io.vck.conformance.inputs;

import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call of a generator, and errors that speak of that call. */
final class GeneratorCall {
    private final String function;
    private final List<Value<TensorData>> args;
    private final Optional<DType> dtype;
    private final boolean requiresGrad;

    GeneratorCall(String function, List<Value<TensorData>> args, Map<String, Value<TensorData>> keywords) {
        this.function = function;
        this.args = args;
        Optional<DType> wanted = Optional.empty();
        boolean grad = false;
        for (Map.Entry<String, Value<TensorData>> keyword : keywords.entrySet()) {
            Value<TensorData> value = keyword.getValue();
            if (keyword.getKey().equals("dtype") && value instanceof Value.OfDType<TensorData> type) {
                wanted = Optional.of(type.dtype());
            } else if (keyword.getKey().equals("requires_grad") && value instanceof Value.Bool<TensorData> flag) {
                grad = flag.value();
            } else {
                throw wrong("takes the keywords dtype=torch.float64 and requires_grad=True, got " + keyword.getKey()
                        + " as " + value.typeName());
            }
        }
        this.dtype = wanted;
        this.requiresGrad = grad;
    }

    DType dtype(DType otherwise) {
        return dtype.orElse(otherwise);
    }

    boolean requiresGrad() {
        return requiresGrad;
    }

    int count() {
        return args.size();
    }

    Value<TensorData> arg(int index) {
        return args.get(index);
    }

    void expectArguments(int least, int most, String what) {
        if (args.size() < least || args.size() > most) {
            throw wrong("takes " + what + ", got " + args.size() + " arguments");
        }
    }

    /** The arguments from an index on as sizes: ints, or one tuple or list of ints. */
    List<Long> sizes(int from) {
        List<Value<TensorData>> given = args.subList(from, args.size());
        if (given.size() == 1 && !(given.get(0) instanceof Value.Int<TensorData>)) {
            return sizesIn(given.get(0));
        }
        return sizesIn(new Value.Tuple<>(given));
    }

    /** The sizes in a tuple or list. */
    List<Long> sizesIn(Value<TensorData> container) {
        List<Long> sizes = new ArrayList<>();
        for (Value<TensorData> item : items(container)
                .orElseThrow(() -> wrong("takes sizes as ints or a tuple of ints, got " + container.typeName()))) {
            if (!(item instanceof Value.Int<TensorData> size) || size.value() < 0) {
                throw wrong("takes sizes that are ints, not negative, got " + describe(item));
            }
            sizes.add(size.value());
        }
        return sizes;
    }

    long integer(int index) {
        if (args.get(index) instanceof Value.Int<TensorData> number) {
            return number.value();
        }
        throw wrong("takes an int as argument " + (index + 1) + ", got " + describe(args.get(index)));
    }

    /** A number or bool as a double. */
    double number(Value<TensorData> value) {
        if (value instanceof Value.Int<TensorData> whole) {
            return whole.value();
        } else if (value instanceof Value.Float<TensorData> real) {
            return real.value();
        } else if (value instanceof Value.Bool<TensorData> truth) {
            return truth.value() ? 1 : 0;
        }
        throw wrong("takes numbers, got " + describe(value));
    }

    static Optional<List<Value<TensorData>>> items(Value<TensorData> value) {
        if (value instanceof Value.Tuple<TensorData> tuple) {
            return Optional.of(tuple.items());
        } else if (value instanceof Value.Sequence<TensorData> list) {
            return Optional.of(list.items());
        }
        return Optional.empty();
    }

    RaisedError wrong(String what) {
        return new RaisedError(ErrorKind.TYPE_ERROR, "the generator " + function + "() " + what);
    }

    private static String describe(Value<TensorData> value) {
        if (value instanceof Value.Int<TensorData> whole) {
            return String.valueOf(whole.value());
        }
        return "a value of type " + value.typeName();
    }
}
