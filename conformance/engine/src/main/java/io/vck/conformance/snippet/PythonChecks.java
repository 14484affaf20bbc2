package io.vck.conformance.snippet;

import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import io.vck.conformance.language.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Expectations as assertions of Python about variables of a program that has run. */
final class PythonChecks {
    private static final String INDENT = "    ";

    private static final String BASE = """
        def %s(tensor):
            while tensor._base is not None:
                tensor = tensor._base
            return tensor
        """;

    private final PythonImports imports;
    private final PythonTensors tensors;
    private final FreshNames names;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param names for what assertions need beside what they are about
     */
    PythonChecks(PythonImports imports, FreshNames names) {
        this.imports = imports;
        this.names = names;
        this.tensors = new PythonTensors(imports);
    }

    List<String> lines() {
        return lines;
    }

    /**
     * Checks an expectation that is not about errors and warnings.
     *
     * @param key of the expectation
     */
    void check(String key, Expected expected) {
        if (expected instanceof Expected.Values values) {
            values.values().forEach(this::value);
        } else if (expected instanceof Expected.SizesAt sizes) {
            String property = key.equals("strides") ? "stride()" : "shape";
            sizes.sizes()
                    .forEach((path, wanted) -> each(
                            path, text -> "assert " + text + "." + property + " == " + PythonTensors.tuple(wanted)));
        } else if (expected instanceof Expected.DTypesAt dtypes) {
            dtypes.dtypes()
                    .forEach((path, dtype) ->
                            each(path, text -> "assert " + text + ".dtype == " + PythonTensors.name(dtype)));
        } else if (expected instanceof Expected.FlagsAt flags) {
            flags.flags()
                    .forEach((path, flag) ->
                            each(path, text -> "assert " + (flag ? "" : "not ") + text + ".requires_grad"));
        } else if (expected instanceof Expected.Pairs pairs) {
            pairs.pairs().forEach(pair -> pair(key, pair));
        } else if (expected instanceof Expected.Unknown unknown) {
            throw new Inexpressible("what is expected is not known: " + unknown.why());
        }
    }

    /** An assertion about each value that a path leads to. */
    private void each(Path path, Function<String, String> assertion) {
        if (path.isMany()) {
            String item = names.like("item");
            lines.add("for " + item + " in " + beforeStar(path) + ":");
            lines.add(INDENT + assertion.apply(item));
        } else {
            lines.add(assertion.apply(path.toString()));
        }
    }

    private static String beforeStar(Path path) {
        String text = path.toString();
        if (!text.endsWith("[*]") || text.indexOf("[*]") != text.length() - 3) {
            throw new Inexpressible("`" + path + "` is not written as one loop");
        }
        return text.substring(0, text.length() - 3);
    }

    private void pair(String key, PathPair pair) {
        boolean manyFirst = pair.first().isMany();
        boolean manySecond = pair.second().isMany();
        if (manyFirst && manySecond) {
            String one = names.like("one");
            String other = names.like("other");
            lines.add("for " + one + ", " + other + " in zip(" + beforeStar(pair.first()) + ", "
                    + beforeStar(pair.second()) + "):");
            lines.add(INDENT + related(key, one, other));
        } else if (manySecond) {
            each(pair.second(), text -> related(key, pair.first().toString(), text));
        } else {
            each(pair.first(), text -> related(key, text, pair.second().toString()));
        }
    }

    private String related(String key, String one, String other) {
        switch (key) {
            case "same_object":
                return "assert " + one + " is " + other;
            case "same_data":
                return "assert " + one + ".data_ptr() == " + other + ".data_ptr()";
            default:
                String base = names.like("base");
                imports.helper(base, BASE.formatted(base));
                return "assert " + base + "(" + one + ") is " + base + "(" + other + ") and " + one + " is not "
                        + other;
        }
    }

    private void value(String path, Value<ObservedTensor> value) {
        if (value instanceof Value.Tuple<ObservedTensor> tuple) {
            lines.add("assert type(" + path + ") is tuple and len(" + path + ") == "
                    + tuple.items().size());
            items(path, tuple.items());
        } else if (value instanceof Value.Sequence<ObservedTensor> list) {
            lines.add("assert type(" + path + ") is list and len(" + path + ") == "
                    + list.items().size());
            items(path, list.items());
        } else if (value instanceof Value.Dict<ObservedTensor> dict) {
            lines.add("assert type(" + path + ") is dict and len(" + path + ") == "
                    + dict.items().size());
            for (Map.Entry<String, Value<ObservedTensor>> item : dict.items().entrySet()) {
                value(path + "[" + Literals.quoted(item.getKey()) + "]", item.getValue());
            }
        } else if (value instanceof Value.Tensor<ObservedTensor> tensor) {
            ObservedTensor wanted = tensor.tensor();
            close(path, tensors.of(wanted.dtype(), wanted.shape(), wanted.bytes()));
        } else if (value instanceof Value.Float<ObservedTensor>) {
            close(path, PythonValues.scalar(value, imports));
        } else {
            lines.add("assert " + path + " == " + PythonValues.scalar(value, imports));
        }
    }

    private void items(String path, List<Value<ObservedTensor>> items) {
        for (int i = 0; i < items.size(); i++) {
            value(path + "[" + i + "]", items.get(i));
        }
    }

    private void close(String path, String expected) {
        imports.name("torch.testing", "assert_close");
        boolean mayBeNan = expected.contains("nan") || expected.contains("base64");
        String check = "assert_close(" + path + ", " + expected + (mayBeNan ? ", equal_nan=True)" : ")");
        if (!lines.contains(check)) {
            lines.add(check);
        }
    }
}
