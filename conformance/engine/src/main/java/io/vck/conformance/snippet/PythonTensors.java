package io.vck.conformance.snippet;

import io.vck.backend.value.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tensors in row-major order as expressions of PyTorch that make them, bit for bit. */
final class PythonTensors {
    /** More elements than these are base64. */
    private static final int READABLE = 64;

    /** Longer lists get a line for each item. */
    private static final int LINE = 100;

    /** What {@code torch.tensor} makes of numbers by itself. */
    private static final Set<DType> INFERRED = Set.of(DType.BOOL, DType.INT64, DType.FLOAT32);

    private final PythonImports imports;

    PythonTensors(PythonImports imports) {
        this.imports = imports;
    }

    /** The expression for a tensor of such elements, little-endian. */
    String of(DType dtype, List<Long> shape, byte[] bytes) {
        int count = bytes.length / dtype.bytes();
        if (count == 0) {
            return "torch.empty(" + tuple(shape) + typed(dtype, DType.FLOAT32) + ")";
        } else if (count > READABLE) {
            return large(dtype, shape, bytes, count);
        }
        List<String> elements = elements(dtype, bytes, count);
        return "torch.tensor(" + nested(elements, shape, "\n") + inferred(dtype) + ")";
    }

    private String large(DType dtype, List<Long> shape, byte[] bytes, int count) {
        return plain(dtype, bytes, count).map(made -> made + reshaped(shape)).orElseGet(() -> {
            imports.module("base64");
            return "torch.frombuffer(bytearray(base64.b64decode(\n    \""
                    + Base64.getEncoder().encodeToString(bytes) + "\")), dtype=" + name(dtype) + ")" + reshaped(shape);
        });
    }

    /** Elements that are all the same, or that count from 0. */
    private Optional<String> plain(DType dtype, byte[] bytes, int count) {
        ByteBuffer first = ByteBuffer.wrap(bytes, 0, dtype.bytes());
        boolean same = IntStream.range(1, count)
                .allMatch(i -> first.equals(ByteBuffer.wrap(bytes, i * dtype.bytes(), dtype.bytes())));
        if (same) {
            return Optional.of("torch.full((" + count + ",), "
                    + elements(dtype, bytes, 1).get(0) + ", dtype=" + name(dtype) + ")");
        }
        String point = dtype.isFloatingPoint() ? ".0" : "";
        boolean begins = !dtype.isComplex() && elements(dtype, bytes, 2).equals(List.of("0" + point, "1" + point));
        List<String> elements = begins ? elements(dtype, bytes, count) : List.of();
        boolean counts = begins
                && IntStream.range(0, count).allMatch(i -> elements.get(i).equals(i + point));
        return counts
                ? Optional.of("torch.arange(" + count + (dtype == DType.INT64 ? "" : ", dtype=" + name(dtype)) + ")")
                : Optional.empty();
    }

    private static String reshaped(List<Long> shape) {
        return shape.size() == 1 ? "" : ".reshape(" + tuple(shape) + ")";
    }

    private static String inferred(DType dtype) {
        return INFERRED.contains(dtype) ? "" : ", dtype=" + name(dtype);
    }

    private static String typed(DType dtype, DType byDefault) {
        return dtype == byDefault ? "" : ", dtype=" + name(dtype);
    }

    static String name(DType dtype) {
        return "torch." + dtype.label();
    }

    /** {@code (2,)}. */
    static String tuple(List<?> items) {
        String text = items.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return items.size() == 1 ? "(" + text + ",)" : "(" + text + ")";
    }

    /** Lists in lists; what is too long for a line, and is not the innermost list, has each of its items on one. */
    private static String nested(List<String> elements, List<Long> shape, String newLine) {
        if (shape.isEmpty()) {
            return elements.get(0);
        }
        int size = Math.toIntExact(shape.get(0));
        int each = elements.size() / size;
        List<Long> inner = shape.subList(1, shape.size());
        List<String> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(nested(elements.subList(i * each, (i + 1) * each), inner, newLine + "    "));
        }
        String line = "[" + String.join(", ", items) + "]";
        return inner.isEmpty() || (line.length() <= LINE && line.indexOf('\n') < 0)
                ? line
                : "[" + newLine + "    " + String.join("," + newLine + "    ", items) + "," + newLine + "]";
    }

    private List<String> elements(DType dtype, byte[] bytes, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<String> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element(dtype, buffer));
        }
        return elements;
    }

    private String element(DType dtype, ByteBuffer buffer) {
        return switch (dtype) {
            case BOOL -> buffer.get() == 0 ? "False" : "True";
            case INT32 -> Integer.toString(buffer.getInt());
            case INT64 -> Long.toString(buffer.getLong());
            case FLOAT32 -> imports.real(Float.toString(buffer.getFloat()));
            case FLOAT64 -> imports.real(Double.toString(buffer.getDouble()));
            case COMPLEX64 ->
                "complex(" + imports.real(Float.toString(buffer.getFloat())) + ", "
                        + imports.real(Float.toString(buffer.getFloat())) + ")";
            case COMPLEX128 ->
                "complex(" + imports.real(Double.toString(buffer.getDouble())) + ", "
                        + imports.real(Double.toString(buffer.getDouble())) + ")";
        };
    }
}
