package io.vck.djl;

import static java.util.Map.entry;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators on shapes: they move, part and join what is there, and answer questions. */
final class Shapes {
    private Shapes() {}

    static final Map<String, Operator> TABLE = Map.ofEntries(
            entry("T", Operator.array(call -> call.array(0).transpose())),
            entry("cat", Operator.array(call -> NDArrays.concat(call.arrays(0), call.integer(1, "dim", 0)))),
            entry("diagonal", Operator.array(Shapes::diagonal)),
            entry("dim", call -> new Value.Int<>(Arguments.rank(call.array(0)))),
            entry("atleast_1d", Shapes::atLeastOneDim),
            entry("expand", Operator.array(call -> expand(call.array(0), call.longs(1)))),
            entry("expand_as", Operator.array(call -> expand(call.array(0), shape(call.array(1))))),
            entry("flatten", Operator.array(Shapes::flatten)),
            entry("getitem", Operator.array(call -> Subscripts.get(call.array(0), call.at(1)))),
            entry("is_same_size", call -> new Value.Bool<>(call.array(0).shapeEquals(call.array(1)))),
            entry("mT", Operator.array(call -> call.array(0).swapAxes(-2, -1))),
            entry("movedim", Operator.array(Shapes::moveDim)),
            entry("narrow", Operator.array(Shapes::narrow)),
            entry("numel", call -> new Value.Int<>(call.array(0).size())),
            entry("permute", Operator.array(call -> call.array(0).transpose(ints(call.longs(1))))),
            entry("ravel", Operator.array(call -> call.array(0).flatten())),
            entry("reshape", Operator.array(call -> call.array(0).reshape(call.longs(1)))),
            entry(
                    "reshape_as",
                    Operator.array(call -> call.array(0).reshape(call.array(1).getShape()))),
            entry("select", Operator.array(Shapes::select)),
            entry("shape", call -> sizes(call.array(0))),
            entry("size", Shapes::size),
            entry("squeeze", Operator.array(Shapes::squeeze)),
            entry("stack", Operator.array(call -> NDArrays.stack(call.arrays(0), call.integer(1, "dim", 0)))),
            entry("t", Operator.array(call -> turned(call.array(0)))),
            entry("transpose", Operator.array(call -> transpose(call.array(0), call.longs(1)))),
            entry("unsqueeze", Operator.array(call -> call.array(0).expandDims(call.integer(1, "dim", 0)))),
            entry("view", Operator.array(call -> call.array(0).reshape(call.longs(1)))),
            entry(
                    "view_as",
                    Operator.array(call -> call.array(0).reshape(call.array(1).getShape()))));

    static long[] shape(NDArray array) {
        return array.getShape().getShape();
    }

    private static int[] ints(long[] longs) {
        return Arrays.stream(longs).mapToInt(Math::toIntExact).toArray();
    }

    private static Value<NDArray> sizes(NDArray array) {
        return new Value.Tuple<>(Arrays.stream(shape(array))
                .<Value<NDArray>>mapToObj(Value.Int::new)
                .toList());
    }

    private static Value<NDArray> size(Arguments call) {
        NDArray x = call.array(0);
        return call.find(1, "dim")
                .<Value<NDArray>>map(dim -> new Value.Int<>(
                        shape(x)[existing(x, Arguments.number(dim).longValue())]))
                .orElseGet(() -> sizes(x));
    }

    /** A dim that the array has, counted from the front. */
    static int existing(NDArray x, long dim) {
        if (Arguments.rank(x) == 0) {
            throw new RaisedError(ErrorKind.INDEX_ERROR, "no dimension " + dim + " in a tensor of none");
        }
        return Arguments.fromFront(Arguments.rank(x), dim);
    }

    private static NDArray select(Arguments call) {
        NDArray x = call.array(0);
        int dim = existing(x, call.integer(1, "dim", 0));
        long index = call.number(2).longValue();
        long length = shape(x)[dim];
        if (index < -length || index >= length) {
            throw new RaisedError(ErrorKind.INDEX_ERROR, "index " + index + " is out of range for a dim of " + length);
        }
        return Subscripts.window(x, dim, Math.floorMod(index, length), 1).squeeze(dim);
    }

    private static NDArray narrow(Arguments call) {
        NDArray x = call.array(0);
        int dim = existing(x, call.integer(1, "dim", 0));
        long given = call.number(2).longValue();
        long start = given < 0 ? given + shape(x)[dim] : given;
        long length = call.number(3).longValue();
        if (start < 0 || start + length > shape(x)[dim]) {
            throw new RaisedError(
                    ErrorKind.RUNTIME_ERROR, given + " and " + length + " more are beyond a dim of " + shape(x)[dim]);
        }
        return Subscripts.window(x, dim, start, length);
    }

    private static Value<NDArray> atLeastOneDim(Arguments call) {
        List<Value<NDArray>> arrays = Arguments.items(call.at(0)).stream()
                .map(Value::tensors)
                .flatMap(List::stream)
                .<Value<NDArray>>map(x -> new Value.Tensor<>(Arguments.rank(x) == 0 ? x.expandDims(0) : x))
                .toList();
        return Arguments.isContainer(call.at(0)) ? new Value.Tuple<>(arrays) : arrays.get(0);
    }

    private static NDArray flatten(Arguments call) {
        NDArray x = call.array(0);
        int first = Arguments.fromFront(Arguments.rank(x), call.integer(1, "start_dim", 0));
        int last = Arguments.fromFront(Arguments.rank(x), call.integer(2, "end_dim", -1));
        if (first > last) {
            throw new RaisedError(ErrorKind.RUNTIME_ERROR, "flatten can't begin at a dim behind that at which it ends");
        }
        return Arguments.rank(x) == 0 ? x.flatten() : x.flatten(first, last);
    }

    private static NDArray turned(NDArray x) {
        if (Arguments.rank(x) > 2) {
            throw new RaisedError(ErrorKind.RUNTIME_ERROR, "t takes up to two dims, got " + Arguments.rank(x));
        }
        return Arguments.rank(x) == 2 ? x.transpose() : x;
    }

    private static NDArray diagonal(Arguments call) {
        return call.array(0)
                .diagonal(call.integer(1, "offset", 0), call.integer(2, "dim1", 0), call.integer(3, "dim2", 1));
    }

    private static NDArray expand(NDArray x, long[] wanted) {
        int lacking = wanted.length - Arguments.rank(x);
        long[] sizes = wanted.clone();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == -1) {
                if (i < lacking) {
                    throw new RaisedError(ErrorKind.RUNTIME_ERROR, "expand keeps no dim that the tensor does not have");
                }
                sizes[i] = shape(x)[i - lacking];
            }
        }
        return x.broadcast(new Shape(sizes));
    }

    private static NDArray transpose(NDArray x, long[] dims) {
        int rank = Arguments.rank(x);
        int first = Arguments.fromFront(rank, dims[0]);
        int second = Arguments.fromFront(rank, dims[1]);
        return rank == 0 ? x : x.swapAxes(first, second);
    }

    private static NDArray moveDim(Arguments call) {
        NDArray x = call.array(0);
        int rank = Arguments.rank(x);
        List<Integer> from = dims(rank, call.at(1));
        List<Integer> to = dims(rank, call.at(2));
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        order.removeAll(from);
        for (int place = 0; place < rank; place++) {
            if (to.contains(place)) {
                order.add(place, from.get(to.indexOf(place)));
            }
        }
        return rank == 0
                ? x
                : x.transpose(order.stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<Integer> dims(int rank, Value<NDArray> dims) {
        return Arguments.items(dims).stream()
                .map(dim -> Arguments.fromFront(rank, Arguments.number(dim).longValue()))
                .toList();
    }

    private static NDArray squeeze(Arguments call) {
        NDArray x = call.array(0);
        int rank = Arguments.rank(x);
        List<Integer> named = call.find(1, "dim")
                .map(dims -> dims(rank, dims))
                .orElse(IntStream.range(0, rank).boxed().toList());
        int[] squeezed = named.stream()
                .filter(dim -> rank > 0 && shape(x)[dim] == 1)
                .mapToInt(Integer::intValue)
                .toArray();
        return squeezed.length == 0 ? x : x.squeeze(squeezed);
    }
}
