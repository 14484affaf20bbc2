package mylibrary;

import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.value.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor library in one page. It stands where yours will stand: once MyLibrary uses yours, delete it.
 *
 * @param bytes the elements in row-major order, little-endian
 */
@SuppressWarnings("ArrayRecordComponent")
record ToyTensor(DType dtype, List<Long> shape, byte[] bytes) {

    /** The size of one dimension. */
    long size(long dim) {
        return shape.get(index(dim, shape.size()));
    }

    /** The slice at an index of a dimension, which the result lacks. */
    ToyTensor select(long dim, long at) {
        int axis = index(dim, shape.size());
        int length = shape.get(axis).intValue();
        int inner = bytesOf(shape.subList(axis + 1, shape.size()));
        int first = index(at, length) * inner;
        List<Long> rest = new ArrayList<>(shape);
        rest.remove(axis);
        ByteBuffer selected = ByteBuffer.allocate(bytesOf(rest));
        for (int start = first; selected.hasRemaining(); start += length * inner) {
            selected.put(bytes, start, inner);
        }
        return new ToyTensor(dtype, rest, selected.array());
    }

    /** Tensors of one shape side by side along a new dimension. */
    static ToyTensor stack(List<ToyTensor> tensors, long dim) {
        ToyTensor first = tensors.get(0);
        int axis = index(dim, first.shape.size() + 1);
        int inner = first.bytesOf(first.shape.subList(axis, first.shape.size()));
        List<Long> shape = new ArrayList<>(first.shape);
        shape.add(axis, (long) tensors.size());
        ByteBuffer stacked = ByteBuffer.allocate(first.bytesOf(shape));
        for (int start = 0; stacked.hasRemaining(); start += inner) {
            for (ToyTensor tensor : tensors) {
                stacked.put(tensor.bytes, start, inner);
            }
        }
        return new ToyTensor(first.dtype, shape, stacked.array());
    }

    /** The product with a tensor of the same shape. */
    ToyTensor times(ToyTensor other) {
        if (!shape.equals(other.shape)) {
            throw new RaisedError(
                    ErrorKind.VALUE_ERROR,
                    "mul: the shapes differ, " + shape + " and " + other.shape + "; toy tensors don't broadcast");
        } else if (dtype != DType.FLOAT32 || other.dtype != DType.FLOAT32) {
            throw new UnsupportedProgram("my-library multiplies only float32");
        }
        ByteBuffer product = littleEndian(new byte[bytes.length]);
        for (int at = 0; at < bytes.length; at += Float.BYTES) {
            product.putFloat(at, littleEndian(bytes).getFloat(at) * littleEndian(other.bytes).getFloat(at));
        }
        return new ToyTensor(dtype, shape, product.array());
    }

    private int bytesOf(List<Long> sizes) {
        return Math.toIntExact(sizes.stream().reduce((long) dtype.bytes(), (a, b) -> a * b));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int index(long index, int length) {
        if (index < -length || index >= length) {
            throw new RaisedError(
                    ErrorKind.INDEX_ERROR,
                    "index out of range (expected to be in [" + -length + ", " + (length - 1) + "], but got " + index
                            + ")");
        }
        return (int) (index < 0 ? index + length : index);
    }
}
