package io.vck.conformance.smoke;

import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does every other value come back as it went in? */
final class ValueChecks {
    private static final Rows ROWS = new Rows(Section.VALUES);
    private static final String KIND =
            "A value is an object with one key, its kind. A tuple, a list, a set and a dict are"
                    + " four kinds, and so are an int, a float and a bool: keep them apart.";
    private static final String FLOAT =
            "float has a number, or one of the strings \"NaN\", \"Infinity\", \"-Infinity\";"
                    + " a minus zero is -0.0.";

    private static final Value<TensorData> ONE = new Value.Int<>(1);
    private static final Value<TensorData> TENSOR = new Value.Tensor<>(Tensors.floats(1, 2));

    private ValueChecks() {}

    static List<Check> all() {
        return List.of(
                row("int", ONE),
                row(
                        "int-of-64-bits",
                        "An int of 64 bits keeps every bit.",
                        "Read int without going through a double, which has 53 bits.",
                        new Value.Tuple<>(List.of(new Value.Int<>(Long.MAX_VALUE), new Value.Int<>(Long.MIN_VALUE)))),
                row("float", new Value.Float<>(0.1)),
                row("whole-float", "A float that is a whole number stays a float.", KIND, new Value.Float<>(2.0)),
                row("float-nan", "A NaN comes back as a NaN.", FLOAT, new Value.Float<>(Double.NaN)),
                row("float-infinity", "An infinity comes back.", FLOAT, new Value.Float<>(Double.NEGATIVE_INFINITY)),
                row("float-minus-zero", "A minus zero keeps its sign.", FLOAT, new Value.Float<>(-0.0)),
                row("bool", new Value.Bool<>(false)),
                row(
                        "str",
                        "A string comes back with every character.",
                        "Lines are UTF-8 and end with a line feed, nowhere else, U+2028 for one is a character like others; escape"
                                + " quotes, backslashes and control characters as JSON wants it.",
                        new Value.Str<>("\"quoted\" \\ tab\t line\n é 漢 \uD83D\uDE00 \u2028")),
                row("none", new Value.None<>()),
                row("dtype", new Value.OfDType<>(DType.FLOAT32)),
                row("tuple", new Value.Tuple<>(List.of(ONE, TENSOR))),
                row("tuple-of-nothing", new Value.Tuple<>(List.of())),
                row("list", new Value.Sequence<>(List.of(TENSOR, ONE))),
                row("list-of-nothing", new Value.Sequence<>(List.of())),
                row("set", new Value.SetOf<>(List.of(ONE, new Value.Int<>(2)))),
                row("dict", new Value.Dict<>(inOrder("b", ONE, "a", TENSOR))),
                row("dict-of-nothing", new Value.Dict<>(Map.of())),
                row(
                        "nested",
                        new Value.Dict<>(Map.of(
                                "a",
                                new Value.Sequence<>(List.of(
                                        new Value.Tuple<>(List.of(TENSOR, new Value.None<>())),
                                        new Value.Dict<>(Map.of("b", new Value.Tuple<>(List.of(TENSOR))))))))));
    }

    private static Check row(String label, Value<TensorData> value) {
        return row(label, "It comes back as what it is.", KIND, value);
    }

    private static Check row(String label, String about, String mend, Value<TensorData> value) {
        return ROWS.echo(label, about, mend, value);
    }

    private static Map<String, Value<TensorData>> inOrder(
            String first, Value<TensorData> value, String second, Value<TensorData> other) {
        Map<String, Value<TensorData>> entries = new LinkedHashMap<>();
        entries.put(first, value);
        entries.put(second, other);
        return entries;
    }
}
