package io.vck.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a call, by position or by name.
 *
 * @param manager owns the arrays that the call makes
 */
record Arguments(NDManager manager, OperatorCall<NDArray> call) {

    int count() {
        return call.args().size();
    }

    /** The argument of that name, or at that position, unless it is None or was not given. */
    Optional<Value<NDArray>> find(int position, String name) {
        Value<NDArray> named = call.keywords().get(name);
        if (named == null && position < count()) {
            named = call.args().get(position);
        }
        return Optional.ofNullable(named).filter(value -> !(value instanceof Value.None<NDArray>));
    }

    Value<NDArray> at(int position) {
        Value<NDArray> named = call.keywords().get("other"); // as the second operand is called
        if (position == count() && named != null) {
            return named;
        }
        if (position >= count()) {
            throw new RaisedError(
                    ErrorKind.TYPE_ERROR, call.spelling().text() + " got " + count() + " arguments, which are too few");
        }
        return call.args().get(position);
    }

    NDArray array(int position) {
        if (at(position) instanceof Value.Tensor<NDArray> tensor) {
            return tensor.tensor();
        }
        throw new RaisedError(
                ErrorKind.TYPE_ERROR,
                call.spelling().text() + " takes a tensor at " + position + ", got "
                        + at(position).typeName());
    }

    boolean isArray(int position) {
        return at(position) instanceof Value.Tensor<NDArray>;
    }

    NDList arrays(int position) {
        return new NDList(at(position).tensors());
    }

    Number number(int position) {
        return number(at(position));
    }

    int integer(int position, String name, int otherwise) {
        return find(position, name).map(value -> number(value).intValue()).orElse(otherwise);
    }

    boolean flag(int position, String name) {
        return find(position, name)
                .map(value -> value instanceof Value.Bool<NDArray> flag && flag.value())
                .orElse(false);
    }

    Optional<DataType> dtype(int position) {
        return find(position, "dtype").map(Arguments::dtype);
    }

    static DataType dtype(Value<NDArray> value) {
        if (value instanceof Value.OfDType<NDArray> dtype) {
            return DTypes.of(dtype.dtype());
        }
        throw new UnsupportedProgram("djl has no dtype that is a " + value.typeName());
    }

    /** Sizes or dims, all that follow or one container of them. */
    long[] longs(int from) {
        List<Value<NDArray>> given = call.args().subList(from, count());
        return longs(given.size() == 1 && isContainer(given.get(0)) ? items(given.get(0)) : given);
    }

    static long[] longs(List<Value<NDArray>> items) {
        return items.stream().mapToLong(item -> number(item).longValue()).toArray();
    }

    static Number number(Value<NDArray> value) {
        if (value instanceof Value.Int<NDArray> whole) {
            return whole.value();
        } else if (value instanceof Value.Float<NDArray> real) {
            return real.value();
        } else if (value instanceof Value.Bool<NDArray> flag) {
            return flag.value() ? 1 : 0;
        }
        throw new RaisedError(ErrorKind.TYPE_ERROR, "a number was wanted, got " + value.typeName());
    }

    /** A number beside an array. It has no dtype in programs, and one in Java, so it is given that of the array. */
    static Number beside(NDArray array, Value<NDArray> value) {
        Number number = number(value);
        if (number instanceof Long whole && array.getDataType() == DataType.INT32 && whole == whole.intValue()) {
            return whole.intValue();
        }
        return number instanceof Double real && array.getDataType() != DataType.FLOAT64
                ? (Number) real.floatValue()
                : number;
    }

    static boolean isContainer(Value<NDArray> value) {
        return value instanceof Value.Tuple<NDArray> || value instanceof Value.Sequence<NDArray>;
    }

    /** The items of a container; of another value, itself alone. */
    static List<Value<NDArray>> items(Value<NDArray> value) {
        if (value instanceof Value.Tuple<NDArray> tuple) {
            return tuple.items();
        }
        return value instanceof Value.Sequence<NDArray> list ? list.items() : List.of(value);
    }

    static Shape shape(List<Long> sizes) {
        return new Shape(sizes.stream().mapToLong(Long::longValue).toArray());
    }

    static Shape shapeOf(Value<NDArray> sizes) {
        return new Shape(longs(items(sizes)));
    }

    static int rank(NDArray array) {
        return array.getShape().dimension();
    }

    /** A dim counted from the front. A tensor without dims has one to be named, as in PyTorch. */
    static int fromFront(int rank, long dim) {
        int known = Math.max(rank, 1);
        if (dim < -known || dim >= known) {
            throw new RaisedError(ErrorKind.INDEX_ERROR, "no dimension " + dim + " in a tensor of " + rank);
        }
        return (int) (dim < 0 ? dim + known : dim);
    }
}
