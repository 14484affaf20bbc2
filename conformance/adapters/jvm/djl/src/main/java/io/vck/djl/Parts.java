package io.vck.djl;

import static java.util.Map.entry;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Operators that part an array along a dim: DJL's own take no sizes, and make no part that is empty. */
final class Parts {
    private Parts() {}

    static final Map<String, Operator> TABLE = Map.ofEntries(
            entry("chunk", Parts::chunk),
            entry("split", Parts::split),
            entry("split_with_sizes", Parts::split),
            entry("tensor_split", Parts::tensorSplit),
            entry("unbind", Parts::unbind));

    private static Value<NDArray> parts(NDArray x, int dim, long[] lengths) {
        NDList parts = new NDList();
        long start = 0;
        for (long length : lengths) {
            if (length < 0) {
                throw refusal("a part has no less than no elements, got " + length);
            }
            parts.add(Subscripts.window(x, dim, start, length));
            start += length;
        }
        return tuple(parts);
    }

    private static RaisedError refusal(String message) {
        return new RaisedError(ErrorKind.RUNTIME_ERROR, message);
    }

    private static Value<NDArray> tuple(List<NDArray> arrays) {
        return new Value.Tuple<>(
                arrays.stream().<Value<NDArray>>map(Value.Tensor::new).toList());
    }

    private static long[] ofOneSize(long length, long size) {
        if (size < 0 || size == 0 && length > 0) {
            throw refusal("the size of a part is greater than 0, got " + size);
        }
        int count = length == 0 ? 1 : Math.toIntExact((length + size - 1) / size);
        return IntStream.range(0, count)
                .mapToLong(i -> Math.min(size, length - i * size))
                .toArray();
    }

    private static long atLeastOne(long count) {
        if (count < 1) {
            throw refusal("there is at least one part, got " + count);
        }
        return count;
    }

    private static int dim(Arguments call) {
        return Shapes.existing(call.array(0), call.integer(2, "dim", 0));
    }

    private static Value<NDArray> chunk(Arguments call) {
        NDArray x = call.array(0);
        long length = Shapes.shape(x)[dim(call)];
        long chunks = atLeastOne(call.number(1).longValue());
        return parts(
                x,
                dim(call),
                length == 0 ? new long[Math.toIntExact(chunks)] : ofOneSize(length, (length + chunks - 1) / chunks));
    }

    private static Value<NDArray> split(Arguments call) {
        NDArray x = call.array(0);
        long length = Shapes.shape(x)[dim(call)];
        Value<NDArray> size = call.at(1);
        if (!Arguments.isContainer(size)) {
            return parts(x, dim(call), ofOneSize(length, Arguments.number(size).longValue()));
        }
        long[] lengths = Arguments.longs(Arguments.items(size));
        if (LongStream.of(lengths).sum() != length) {
            throw refusal("the parts of a dim of " + length + " come to "
                    + LongStream.of(lengths).sum());
        }
        return parts(x, dim(call), lengths);
    }

    private static Value<NDArray> tensorSplit(Arguments call) {
        NDArray x = call.array(0);
        long length = Shapes.shape(x)[dim(call)];
        Value<NDArray> given = call.at(1);
        if (given instanceof Value.Tensor<NDArray> tensor
                && (Arguments.rank(tensor.tensor()) > 1 || tensor.tensor().getDataType() != DataType.INT64)) {
            throw refusal("places to split at are int64 in one dim, got a "
                    + tensor.tensor().getDataType());
        }
        if (given instanceof Value.Tensor<NDArray> tensor && Arguments.rank(tensor.tensor()) == 1) {
            return splitAt(x, dim(call), tensor.tensor().toLongArray());
        } else if (Arguments.isContainer(given)) {
            return splitAt(x, dim(call), Arguments.longs(Arguments.items(given)));
        }
        long count = atLeastOne(
                given instanceof Value.Tensor<NDArray> tensor
                        ? tensor.tensor().getLong()
                        : Arguments.number(given).longValue());
        long[] lengths = new long[Math.toIntExact(count)];
        Arrays.setAll(lengths, i -> length / count + (i < length % count ? 1 : 0));
        return parts(x, dim(call), lengths);
    }

    private static Value<NDArray> splitAt(NDArray x, int dim, long[] places) {
        long length = Shapes.shape(x)[dim];
        NDList parts = new NDList();
        long start = 0;
        for (long place : places) {
            long end = Math.min(place, length);
            parts.add(Subscripts.window(x, dim, start, Math.max(end - start, 0)));
            start = end;
        }
        parts.add(Subscripts.window(x, dim, start, length - start));
        return tuple(parts);
    }

    private static Value<NDArray> unbind(Arguments call) {
        NDArray x = call.array(0);
        int dim = Shapes.existing(x, call.integer(1, "dim", 0));
        return tuple(IntStream.range(0, Math.toIntExact(Shapes.shape(x)[dim]))
                .mapToObj(i -> Subscripts.window(x, dim, i, 1).squeeze(dim))
                .toList());
    }
}
