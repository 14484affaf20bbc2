package io.vck.reference.golden;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Shapes;
import io.vck.reference.tensor.Storage;
import io.vck.reference.tensor.StridedTensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was recorded from the original: {@code src/test/golden/record.py} says how. */
final class GoldenFiles {
    /** The families of operators, a file each. */
    static final List<String> FAMILIES = List.of(
            "unary",
            "binary",
            "comparison",
            "copies",
            "views",
            "reductions",
            "extremes",
            "logsumexp",
            "losses",
            "linear-algebra",
            "indexing",
            "convolution",
            "creation",
            "reading",
            "gradients",
            "breadth");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, JsonNode> INPUTS = inputs();

    private GoldenFiles() {}

    /** All recorded calls. */
    static List<GoldenCall> calls() {
        List<GoldenCall> calls = new ArrayList<>();
        for (String family : FAMILIES) {
            String file = family + ".jsonl";
            List<JsonNode> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                calls.add(new GoldenCall(file + ":" + (i + 1), lines.get(i)));
            }
        }
        return calls;
    }

    /** An input over memory of its own. */
    static StridedTensor input(String name) {
        JsonNode input = Objects.requireNonNull(INPUTS.get(name), name);
        DType dtype = dtype(input.get("dtype"));
        JsonNode values = input.get("values");
        Storage storage = Storage.allocate(dtype, values.size());
        for (int i = 0; i < values.size(); i++) {
            write(storage, i, values.get(i));
        }
        int[] shape = ints(input.get("shape"));
        int[] strides = ints(input.get("strides"));
        return StridedTensor.over(storage, shape, strides, input.get("offset").asInt());
    }

    private static void write(Storage storage, int index, JsonNode value) {
        switch (storage.dtype().category()) {
            case BOOL -> storage.setLong(index, value.booleanValue() ? 1 : 0);
            case INTEGRAL -> storage.setLong(index, value.longValue());
            case FLOATING -> storage.setDouble(index, real(value));
            case COMPLEX -> storage.setComplex(index, real(value.get(0)), real(value.get(1)));
        }
    }

    /** A number; those that aren't finite are written as Python prints them. */
    static double real(JsonNode value) {
        if (!value.isString()) {
            return value.doubleValue();
        }
        return switch (value.stringValue()) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> throw new IllegalArgumentException("not a number: " + value);
        };
    }

    static DType dtype(JsonNode label) {
        return DType.valueOf(label.stringValue().toUpperCase(Locale.ROOT));
    }

    static int[] ints(JsonNode array) {
        int[] result = new int[array.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = array.get(i).asInt();
        }
        return result;
    }

    /** How many elements a recorded tensor has. */
    static int numel(JsonNode tensor) {
        return Shapes.numel(ints(tensor.get("shape")));
    }

    private static Map<String, JsonNode> inputs() {
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode input : lines("inputs.jsonl")) {
            byName.put(input.get("name").stringValue(), input);
        }
        return byName;
    }

    private static List<JsonNode> lines(String file) {
        try (InputStream in = GoldenFiles.class.getResourceAsStream("/golden/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(MAPPER::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
