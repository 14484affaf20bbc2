package io.vck.backend.interpret;

import io.vck.backend.program.Spelling;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The law of vmap, written out: slice every mapped input, call the function lane by lane, stack what it returns.
 *
 * <p>It needs three operators of the library, {@code Tensor.size}, {@code Tensor.select} and {@code torch.stack}, and
 * checks only what it needs in order to go on. A batch of size 0 has no lanes to call, so the law says nothing about it.
 *
 * @param <T> the type of a tensor
 */
public final class LoopVmap<T> implements VectorizingMap<T> {
    private final TensorLibrary<T> library;

    public LoopVmap(TensorLibrary<T> library) {
        this.library = library;
    }

    @Override
    public Value<T> apply(ProgramFunction<T> function, Value<T> inDims, Value<T> outDims, List<Value<T>> args) {
        Value<T> inputs = new Value.Tuple<>(args);
        long lanes = laneCount(inputs, inDims)
                .orElseThrow(() -> new RaisedError(ErrorKind.VALUE_ERROR, "vmap: no input is mapped over"));
        if (lanes == 0) {
            throw new UnsupportedProgram("a loop over a batch of size 0 calls nothing, so it has no result");
        }
        List<Value<T>> results = new ArrayList<>();
        for (long lane = 0; lane < lanes; lane++) {
            results.add(function.call(((Value.Tuple<T>) slice(inputs, inDims, lane)).items()));
        }
        return stack(results, outDims);
    }

    private OptionalLong laneCount(Value<T> input, Value<T> inDim) {
        if (inDim instanceof Value.None<T>) {
            return OptionalLong.empty();
        } else if (input instanceof Value.Tensor<T> tensor) {
            return OptionalLong.of(size(tensor, inDim));
        }
        List<Value<T>> items = items(input);
        for (int i = 0; i < items.size(); i++) {
            OptionalLong lanes = laneCount(items.get(i), childDim(input, inDim, i));
            if (lanes.isPresent()) {
                return lanes;
            }
        }
        return OptionalLong.empty();
    }

    private Value<T> slice(Value<T> input, Value<T> inDim, long lane) {
        if (inDim instanceof Value.None<T>) {
            return input;
        } else if (input instanceof Value.Tensor<T> tensor) {
            return method("select", List.of(tensor, inDim, new Value.Int<>(lane)));
        }
        List<Value<T>> items = items(input);
        List<Value<T>> slices = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            slices.add(slice(items.get(i), childDim(input, inDim, i), lane));
        }
        return rebuild(input, slices);
    }

    private Value<T> stack(List<Value<T>> results, Value<T> outDims) {
        Value<T> first = results.get(0);
        if (first instanceof Value.Tensor<T>) {
            return stackTensors(
                    results,
                    outDims instanceof Value.Tuple<T> dims ? dims.items().get(0) : outDims);
        } else if (!(first instanceof Value.Tuple<T> outputs)) {
            throw new RaisedError(
                    ErrorKind.VALUE_ERROR,
                    "vmap: a mapped function must only return Tensors, got type " + first.typeName());
        } else {
            List<Value<T>> stacked = new ArrayList<>();
            for (int i = 0; i < outputs.items().size(); i++) {
                int output = i;
                List<Value<T>> lanes = results.stream()
                        .map(result -> ((Value.Tuple<T>) result).items().get(output))
                        .toList();
                stacked.add(stackTensors(lanes, childDim(first, outDims, i)));
            }
            return new Value.Tuple<>(stacked);
        }
    }

    private Value<T> stackTensors(List<Value<T>> lanes, Value<T> outDim) {
        for (Value<T> lane : lanes) {
            if (!(lane instanceof Value.Tensor<T>)) {
                throw new RaisedError(
                        ErrorKind.VALUE_ERROR,
                        "vmap: a mapped function must only return Tensors, got type " + lane.typeName());
            }
        }
        return library.call(new OperatorCall<>(
                "stack",
                Spelling.function("torch.stack"),
                List.of(new Value.Sequence<>(lanes)),
                Map.of("dim", outDim)));
    }

    private long size(Value.Tensor<T> tensor, Value<T> dim) {
        Value<T> size = method("size", List.of(tensor, dim));
        if (size instanceof Value.Int<T> number) {
            return number.value();
        }
        throw new IllegalStateException("Tensor.size(dim) returned a " + size.typeName() + " instead of an int");
    }

    private Value<T> method(String name, List<Value<T>> args) {
        return library.call(new OperatorCall<>(name, Spelling.method(name), args, Map.of()));
    }

    /** The in_dim of a container's item: an int or None holds for every item, and a dict has that of a key. */
    private static <T> Value<T> childDim(Value<T> container, Value<T> dims, int index) {
        if (dims instanceof Value.Int<T> || dims instanceof Value.None<T>) {
            return dims;
        }
        List<Value<T>> perItem = dims instanceof Value.Dict<T> dict && container instanceof Value.Dict<T> of
                ? inOrder(dict, of)
                : items(dims);
        if (perItem.size() != items(container).size()) {
            throw new RaisedError(
                    ErrorKind.VALUE_ERROR,
                    "vmap: " + perItem.size() + " dims were given for "
                            + items(container).size() + " values");
        }
        return perItem.get(index);
    }

    private static <T> List<Value<T>> inOrder(Value.Dict<T> dict, Value.Dict<T> of) {
        return of.items().keySet().stream()
                .filter(dict.items()::containsKey)
                .map(dict.items()::get)
                .toList();
    }

    private static <T> List<Value<T>> items(Value<T> container) {
        if (container instanceof Value.Tuple<T> tuple) {
            return tuple.items();
        } else if (container instanceof Value.Sequence<T> list) {
            return list.items();
        } else if (container instanceof Value.Dict<T> dict) {
            return List.copyOf(dict.items().values());
        }
        throw new RaisedError(ErrorKind.VALUE_ERROR, "vmap: can't map over a value of type " + container.typeName());
    }

    private static <T> Value<T> rebuild(Value<T> like, List<Value<T>> items) {
        if (like instanceof Value.Tuple<T>) {
            return new Value.Tuple<>(items);
        } else if (like instanceof Value.Sequence<T>) {
            return new Value.Sequence<>(items);
        }
        Map<String, Value<T>> entries = new LinkedHashMap<>();
        int i = 0;
        for (String key : ((Value.Dict<T>) like).items().keySet()) {
            entries.put(key, items.get(i++));
        }
        return new Value.Dict<>(entries);
    }
}
