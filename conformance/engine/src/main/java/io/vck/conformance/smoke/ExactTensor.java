package io.vck.conformance.smoke;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares tensors bit by bit, but for NaNs, of which one is as good as another. */
final class ExactTensor {
    private ExactTensor() {}

    /**
     * The first difference, in words of the message.
     *
     * @param path of the tensor's object in the message
     */
    static Optional<String> difference(String path, ObservedTensor expected, ObservedTensor observed) {
        if (expected.dtype() != observed.dtype()) {
            return Optional.of(path + ".dtype is " + observed.dtype().label() + " instead of "
                    + expected.dtype().label());
        } else if (!expected.shape().equals(observed.shape())) {
            return Optional.of(path + ".shape is " + observed.shape() + " instead of " + expected.shape());
        }
        List<Integer> wrong = wrongElements(expected, observed);
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        int first = wrong.get(0);
        String where = expected.shape().isEmpty() ? "" : " at " + index(expected.shape(), first);
        String count =
                expected.numel() == 1 ? "" : "; " + wrong.size() + " of " + expected.numel() + " elements differ";
        return Optional.of(path + " has " + element(observed.dtype(), observed.bytes(), first) + where + " instead of "
                + element(expected.dtype(), expected.bytes(), first) + count);
    }

    private static List<Integer> wrongElements(ObservedTensor expected, ObservedTensor observed) {
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < expected.numel(); i++) {
            if (!sameElement(expected.dtype(), expected.bytes(), observed.bytes(), i)) {
                wrong.add(i);
            }
        }
        return wrong;
    }

    private static boolean sameElement(DType dtype, byte[] a, byte[] b, int index) {
        ByteBuffer left = littleEndian(a);
        ByteBuffer right = littleEndian(b);
        int at = index * dtype.bytes();
        return switch (dtype) {
            case BOOL -> (left.get(at) != 0) == (right.get(at) != 0);
            case INT32 -> left.getInt(at) == right.getInt(at);
            case INT64 -> left.getLong(at) == right.getLong(at);
            case FLOAT32 -> same(left.getFloat(at), right.getFloat(at));
            case FLOAT64 -> same(left.getDouble(at), right.getDouble(at));
            case COMPLEX64 ->
                same(left.getFloat(at), right.getFloat(at))
                        && same(left.getFloat(at + Float.BYTES), right.getFloat(at + Float.BYTES));
            case COMPLEX128 ->
                same(left.getDouble(at), right.getDouble(at))
                        && same(left.getDouble(at + Double.BYTES), right.getDouble(at + Double.BYTES));
        };
    }

    /** Equal with the sign of zero; the payload of a NaN does not count. */
    static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    private static String element(DType dtype, byte[] bytes, int index) {
        ByteBuffer elements = littleEndian(bytes);
        int at = index * dtype.bytes();
        return switch (dtype) {
            case BOOL -> elements.get(at) != 0 ? "true" : "false";
            case INT32 -> Integer.toString(elements.getInt(at));
            case INT64 -> Long.toString(elements.getLong(at));
            case FLOAT32 -> Float.toString(elements.getFloat(at));
            case FLOAT64 -> Double.toString(elements.getDouble(at));
            case COMPLEX64 -> "[" + elements.getFloat(at) + ", " + elements.getFloat(at + Float.BYTES) + "]";
            case COMPLEX128 -> "[" + elements.getDouble(at) + ", " + elements.getDouble(at + Double.BYTES) + "]";
        };
    }

    private static List<Long> index(List<Long> shape, int element) {
        Long[] index = new Long[shape.size()];
        long rest = element;
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim] = rest % shape.get(dim);
            rest /= shape.get(dim);
        }
        return List.of(index);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
