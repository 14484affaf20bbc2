package io.vck.conformance.snippet;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tensors as expressions of Java that make those of the reference. */
final class JavaTensors {
    /** A method of Java holds about so many constants. */
    private static final int MOST = 4096;

    /** An observed tensor, contiguous. */
    String of(ObservedTensor tensor) {
        return "StridedTensor.over(" + storage(tensor.dtype(), tensor.bytes()) + ", " + ints(tensor.shape()) + ")";
    }

    /** An input tensor that owns its memory. */
    String window(TensorData tensor) {
        return "StridedTensor.over(" + storage(tensor.dtype(), tensor.storage().bytes()) + ", " + place(tensor) + ")";
    }

    /** Shape, strides and offset. */
    static String place(TensorData tensor) {
        return ints(tensor.shape()) + ", " + ints(tensor.strides()) + ", " + tensor.offset();
    }

    static String ints(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "new int[] {", "}"));
    }

    private static String storage(DType dtype, byte[] bytes) {
        boolean isWhole = !dtype.isFloatingPoint() && !dtype.isComplex();
        int numbers = bytes.length / dtype.bytes() * (dtype.isComplex() ? 2 : 1);
        if (numbers > MOST) {
            throw new Inexpressible("a tensor of " + numbers + " numbers does not fit into a method of Java");
        }
        List<String> elements = elements(dtype, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return "Storage." + (isWhole ? "ofLongs" : "ofDoubles") + "(DType." + dtype.name() + ", new "
                + (isWhole ? "long" : "double") + "[] {" + String.join(", ", elements) + "})";
    }

    /** Of complex numbers the parts. */
    private static List<String> elements(DType dtype, ByteBuffer bytes) {
        List<String> elements = new ArrayList<>();
        while (bytes.hasRemaining()) {
            elements.add(
                    switch (dtype) {
                        case BOOL -> Byte.toString(bytes.get());
                        case INT32 -> Integer.toString(bytes.getInt());
                        case INT64 -> whole(bytes.getLong());
                        case FLOAT32, COMPLEX64 -> real(Float.toString(bytes.getFloat()));
                        case FLOAT64, COMPLEX128 -> real(Double.toString(bytes.getDouble()));
                    });
        }
        return elements;
    }

    static String whole(long number) {
        return number == (int) number ? Long.toString(number) : number + "L";
    }

    static String real(String text) {
        return switch (text) {
            case "NaN" -> "Double.NaN";
            case "Infinity" -> "Double.POSITIVE_INFINITY";
            case "-Infinity" -> "Double.NEGATIVE_INFINITY";
            default -> text;
        };
    }
}
