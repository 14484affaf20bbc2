package io.vck.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Subscripts, dim by dim: DJL's own index has neither new dims nor Python's way with ends beyond a dim. */
final class Subscripts {
    private Subscripts() {}

    /** The part of a dim that begins at start. */
    static NDArray window(NDArray x, int dim, long start, long length) {
        return sliced(x, dim, start, start + length, 1);
    }

    private static NDArray sliced(NDArray x, int dim, long start, long stop, long step) {
        NDIndex index = new NDIndex().addAllDim(dim).addSliceDim(start, stop, step);
        return x.get(index);
    }

    static NDArray get(NDArray x, Value<NDArray> subscript) {
        List<Value<NDArray>> indices =
                subscript instanceof Value.Tuple<NDArray> tuple ? tuple.items() : List.of(subscript);
        NDArray result = x;
        int dim = 0;
        for (Value<NDArray> index : withoutEllipsis(indices, Arguments.rank(x))) {
            if (index instanceof Value.None<NDArray>) {
                result = result.expandDims(dim);
                dim++;
            } else if (index instanceof Value.Slice<NDArray> slice) {
                result = sliced(result, dim, slice);
                dim++;
            } else if (index instanceof Value.Int<NDArray> at) {
                result = at(result, dim, at.value());
            } else {
                throw new UnsupportedProgram("the adapter of DJL takes no " + index.typeName() + " in a subscript");
            }
        }
        return result;
    }

    /** As many slices of everything as the dots stand for. */
    private static List<Value<NDArray>> withoutEllipsis(List<Value<NDArray>> indices, int rank) {
        List<Value<NDArray>> all = new ArrayList<>();
        for (Value<NDArray> index : indices) {
            if (index instanceof Value.Ellipsis<NDArray>) {
                long taken = indices.stream()
                        .filter(each ->
                                !(each instanceof Value.None<NDArray>) && !(each instanceof Value.Ellipsis<NDArray>))
                        .count();
                for (long i = taken; i < rank; i++) {
                    all.add(new Value.Slice<>(new Value.None<>(), new Value.None<>(), new Value.None<>()));
                }
            } else {
                all.add(index);
            }
        }
        return all;
    }

    private static NDArray at(NDArray x, int dim, long index) {
        long length = length(x, dim);
        if (index < -length || index >= length) {
            throw new RaisedError(ErrorKind.INDEX_ERROR, "index " + index + " is out of range for a dim of " + length);
        }
        return window(x, dim, Math.floorMod(index, length), 1).squeeze(dim);
    }

    private static NDArray sliced(NDArray x, int dim, Value.Slice<NDArray> slice) {
        long length = length(x, dim);
        long start = end(slice.start(), 0, length);
        long stop = Math.max(end(slice.stop(), length, length), start);
        long step = slice.step() instanceof Value.None<NDArray>
                ? 1
                : Arguments.number(slice.step()).longValue();
        if (step < 1) {
            throw new RaisedError(ErrorKind.VALUE_ERROR, "step must be greater than zero");
        }
        return sliced(x, dim, start, stop, step);
    }

    private static long end(Value<NDArray> given, long otherwise, long length) {
        if (given instanceof Value.None<NDArray>) {
            return otherwise;
        }
        long place = Arguments.number(given).longValue();
        return Math.min(Math.max(place < 0 ? place + length : place, 0), length);
    }

    private static long length(NDArray x, int dim) {
        if (dim >= Arguments.rank(x)) {
            throw new RaisedError(
                    ErrorKind.INDEX_ERROR, "too many indices for a tensor of " + Arguments.rank(x) + " dims");
        }
        return x.getShape().get(dim);
    }
}
