package io.vck.conformance.smoke;

import static io.vck.conformance.smoke.Tensors.counting;
import static io.vck.conformance.smoke.Tensors.whole;
import static io.vck.conformance.smoke.Tensors.window;

import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Does every tensor come back as it went in? The program is {@code x}, which needs no operator. */
final class TensorChecks {
    private static final Rows ROWS = new Rows(Section.TENSORS);

    private static final String READ_VALUES =
            "Read the elements from the storage's values, and answer with dtype, shape"
                    + " and values in row-major order.";
    private static final String READ_BASE64 = "A storage has base64 instead of values where it is large: decode it, the"
            + " bytes are little-endian elements without gaps. Answers can have either.";
    private static final String READ_LAYOUT = "The element at [i, j, ...] is storage[offset + i * strides[0] + j *"
            + " strides[1] + ...]; answers are in row-major order.";
    private static final String WRITE_SHAPE =
            "shape has one size a dimension: [] for a number, [0] for a row of nothing. values has their product, in row-major order.";

    private TensorChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(ROWS.mustRun(
                        "first",
                        "A tensor of float32 comes back as it went in.",
                        READ_VALUES,
                        Programs.request(Programs.x(whole(counting(DType.FLOAT32, 6), 2, 3)), "x"),
                        new Echo(whole(counting(DType.FLOAT32, 6), 2, 3)))
                .asEssential());
        for (DType dtype : DType.values()) {
            elements(dtype).stream().map(check -> ifOptional(dtype, check)).forEach(checks::add);
        }
        checks.addAll(shapes());
        checks.addAll(layouts());
        checks.addAll(sharing());
        checks.add(ROWS.row(
                "attachments",
                "Who takes attachments reads them, and writes its own.",
                "A message that begins with @ and a number has as many bytes after its line; attached is [offset, length] in"
                        + " these. Say \"attachments\": true in started only if start does.",
                new AttachmentTrial()));
        return checks;
    }

    /** The suite asks for bool, int64 and float32 of everybody, and for the other dtypes of those who claim them. */
    private static Check ifOptional(DType dtype, Check check) {
        return switch (dtype) {
            case BOOL, INT64, FLOAT32 -> check;
            case INT32 -> check.ifClaimed("int32");
            case FLOAT64 -> check.ifClaimed("float64");
            case COMPLEX64 -> check.ifClaimed("complex");
            case COMPLEX128 -> check.ifClaimed("complex", "float64");
        };
    }

    private static List<Check> elements(DType dtype) {
        List<Check> checks = new ArrayList<>();
        checks.add(row(
                dtype,
                "values",
                "Elements come back as they went in.",
                READ_VALUES + (dtype.isComplex() ? " A complex number is [real, imaginary]." : ""),
                dtype.isComplex() ? new Number[] {1, -2, 0.5, 3} : new Number[] {0, 1, 1, 0}));
        switch (dtype) {
            case BOOL -> {}
            case INT32 -> checks.add(extremes(dtype, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> {
                checks.add(extremes(dtype, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1));
                checks.add(row(
                        dtype,
                        "up-to-2**53",
                        "Integers of 53 bits travel as numbers.",
                        "Write the elements of an int64 tensor as JSON integers, without a fraction or an exponent.",
                        1L << 53,
                        -(1L << 53)));
            }
            case FLOAT32, COMPLEX64 -> {
                checks.addAll(special(dtype));
                checks.add(extremes(dtype, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_NORMAL, 16777217.0 / 3));
                checks.add(subnormals(dtype, Float.MIN_VALUE, -Float.MIN_VALUE));
            }
            case FLOAT64, COMPLEX128 -> {
                checks.addAll(special(dtype));
                checks.add(extremes(dtype, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 1.0 / 3));
                checks.add(subnormals(dtype, Double.MIN_VALUE, -Double.MIN_VALUE));
            }
        }
        checks.add(ROWS.echo(
                dtype.label() + "/base64",
                "More than 32 elements travel as base64.",
                READ_BASE64,
                whole(counting(dtype, 40), 40)));
        return checks;
    }

    private static List<Check> special(DType dtype) {
        return List.of(
                row(
                        dtype,
                        "nan",
                        "A NaN comes back as a NaN.",
                        "values has the string \"NaN\" for it, on the way in and out: JSON has no number for it.",
                        Double.NaN,
                        1),
                row(
                        dtype,
                        "infinities",
                        "Infinities come back.",
                        "values has the strings \"Infinity\" and \"-Infinity\" for them: JSON has no numbers for them.",
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY),
                row(
                        dtype,
                        "minus-zero",
                        "A minus zero keeps its sign.",
                        "Write a minus zero as -0.0 in values. Many writers of JSON drop its sign, and so does reading"
                                + " it as an integer; base64 is safe.",
                        -0.0,
                        0.0));
    }

    private static Check extremes(DType dtype, Number... numbers) {
        return row(
                dtype,
                "extremes",
                "The greatest and the least numbers come back, with every bit.",
                dtype == DType.INT64
                        ? "Integers beyond 2**53 come as base64, and must go as base64: a reader of JSON that goes"
                                + " through doubles loses their last bits. Don't keep int64 in doubles."
                        : "Write enough digits: 9 for a float32, 17 for a float64. Don't go through a smaller type.",
                numbers);
    }

    private static Check subnormals(DType dtype, Number... numbers) {
        return row(
                dtype,
                "subnormals",
                "The numbers next to zero come back.",
                "Don't flush subnormal numbers to zero, and write them with an exponent.",
                numbers);
    }

    /** A row of numbers; of complex ones, each number stands once as a real and once as an imaginary part. */
    private static Check row(DType dtype, String label, String about, String mend, Number... numbers) {
        int elements = dtype.isComplex() ? numbers.length / 2 : numbers.length;
        return ROWS.echo(dtype.label() + "/" + label, about, mend, whole(Tensors.storage(dtype, numbers), elements));
    }

    private static List<Check> shapes() {
        return List.of(
                shape("zero-dims", "A tensor of no dimensions is one number.", 1),
                shape("empty", "A tensor without elements keeps its shape.", 0, 0),
                shape("empty-in-the-middle", "So does one with other sizes around the zero.", 0, 2, 0, 3),
                shape("ones", "Sizes of one stay.", 3, 1, 3, 1),
                ROWS.echo(
                        "shape/large",
                        "A large tensor, in a line of half a megabyte, comes back.",
                        READ_BASE64 + " Read and write whole lines, whatever their length.",
                        whole(counting(DType.FLOAT32, 100_000), 250, 400)),
                ROWS.echo(
                                "shape/64-dims",
                                "A tensor of 64 dimensions comes back.",
                                "Don't claim many-dims if your library has fewer dimensions.",
                                whole(counting(DType.FLOAT32, 2), sixtyFourDims()))
                        .ifClaimed("many-dims"));
    }

    private static Integer[] sixtyFourDims() {
        Integer[] shape = new Integer[64];
        Arrays.fill(shape, 1);
        shape[40] = 2;
        return shape;
    }

    private static Check shape(String label, String about, int elements, Integer... shape) {
        return ROWS.echo("shape/" + label, about, WRITE_SHAPE, whole(counting(DType.FLOAT32, elements), shape));
    }

    private static List<Check> layouts() {
        return List.of(
                layout("transposed", 6, List.of(3, 2), List.of(1, 3), 0),
                layout("permuted", 24, List.of(4, 2, 3), List.of(1, 12, 4), 0),
                layout("stepped", 8, List.of(2, 2), List.of(4, 2), 0),
                layout("offset", 8, List.of(2, 2), List.of(2, 1), 4),
                layout("stepped-from-an-offset", 9, List.of(2), List.of(3), 2),
                layout("expanded", 3, List.of(2, 3), List.of(0, 1), 0),
                layout("overlapping", 5, List.of(3, 3), List.of(1, 1), 0),
                layout("one-element-at-an-offset", 4, List.of(), List.of(), 3));
    }

    private static Check layout(String label, int elements, List<Integer> shape, List<Integer> strides, int offset) {
        return ROWS.echo(
                "layout/" + label,
                "A tensor of shape " + shape + " with strides " + strides + " and offset " + offset
                        + " has the right elements.",
                READ_LAYOUT,
                window(counting(DType.FLOAT32, elements), shape, strides, offset));
    }

    private static List<Check> sharing() {
        Storage memory = counting(DType.FLOAT32, 6);
        TensorData front = window(memory, List.of(4), List.of(1), 0);
        TensorData back = window(memory, List.of(2, 2), List.of(1, 2), 2);
        return List.of(
                pair("two-windows-of-one-storage", "Two tensors can share a storage.", front, back),
                pair("one-tensor-twice", "One tensor can stand in two places, with the same id.", front, front),
                pair("two-storages", "Each tensor has its own storage.", front, whole(counting(DType.BOOL, 3), 3)));
    }

    private static Check pair(String label, String about, TensorData x, TensorData y) {
        return ROWS.program(
                "sharing/" + label,
                about,
                "A tensor's storage is an index into storages; equal ids are the same tensor object.",
                Programs.observing(Programs.values("x", "y"), Programs.xy(x, y), "7"),
                new Returns(Tensors.seen(Programs.xy(x, y))));
    }
}
