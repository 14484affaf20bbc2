package io.vck.conformance.snippet;

import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Expectations as checks of Java. */
final class JavaChecks {
    private final JavaTensors tensors;
    private final JavaNames names;
    private final List<String> lines = new ArrayList<>();

    JavaChecks(JavaTensors tensors, JavaNames names) {
        this.tensors = tensors;
        this.names = names;
    }

    /** What is expected, but for what the backend's own loop judges, and for warnings. */
    static Map<Expectation, Expected> expected(Reproduced reproduced) {
        Map<Expectation, Expected> expected = new LinkedHashMap<>();
        for (Expectation each : reproduced.tested().expectations()) {
            Expected data = each.asData(reproduced.tested().program(), reproduced.oracle());
            if (data instanceof Expected.Warnings || data instanceof Expected.AnyWarning) {
                continue;
            } else if (data instanceof Expected.ByBackend) {
                throw new Inexpressible("it is judged by the backend's own loop");
            } else if (!(data instanceof Expected.Remark)) {
                expected.put(each, data);
            }
        }
        if (expected.isEmpty()) {
            throw new Inexpressible("nothing but warnings is expected");
        }
        return expected;
    }

    List<String> lines() {
        return lines;
    }

    /** The last step, which is to raise. */
    void raises(String expression, Map<Expectation, Expected> expected) {
        lines.add("try {");
        lines.add("    " + expression + ";");
        lines.add("    throw new AssertionError(\"it did not raise\");");
        String error = names.fresh("error");
        lines.add("} catch (PythonError " + error + ") {");
        expected.values().forEach(data -> {
            if (data instanceof Expected.Raised raised) {
                raised.pattern()
                        .ifPresent(pattern -> lines.add("    check(java.util.regex.Pattern.compile("
                                + JavaExpressions.quoted(pattern.toJava())
                                + ").matcher(" + error + ".getMessage()).find(), " + error + ".getMessage());"));
            }
        });
        lines.add("    System.out.println(" + error + ".kind().label() + \": \" + " + error + ".getMessage());");
        lines.add("}");
    }

    void check(String key, Expected expected) {
        if (expected instanceof Expected.Values values) {
            values.values().forEach((name, value) -> value(names.of(name), value));
        } else if (expected instanceof Expected.SizesAt sizes) {
            String property = key.equals("strides") ? "strides" : "shape";
            sizes.sizes()
                    .forEach((path, wanted) -> each(
                            path,
                            text -> "check(Arrays.equals(((Tensor) " + text + ")." + property + "(), "
                                    + JavaTensors.ints(wanted) + "), \"" + property + "\");"));
        } else if (expected instanceof Expected.DTypesAt dtypes) {
            dtypes.dtypes()
                    .forEach((path, dtype) -> each(
                            path,
                            text -> "check(((Tensor) " + text + ").dtype() == DType." + dtype.name()
                                    + ", \"dtype\");"));
        } else if (expected instanceof Expected.FlagsAt flags) {
            flags.flags()
                    .forEach((path, flag) -> each(
                            path,
                            text -> "check(" + (flag ? "" : "!") + "Autograd.requiresGrad((Tensor) " + text
                                    + "), \"requires_grad\");"));
        } else if (expected instanceof Expected.Pairs pairs) {
            pairs.pairs()
                    .forEach(pair -> each(
                            pair.first(),
                            text -> "check(" + related(key, text, java(pair.second())) + ", \"" + key + "\");"));
        } else if (expected instanceof Expected.Unknown unknown) {
            throw new Inexpressible("what is expected is not known: " + unknown.why());
        }
    }

    /** A statement about each value that a path leads to. */
    private void each(Path path, Function<String, String> statement) {
        List<Path.Step> steps = path.steps();
        boolean isMany = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof Path.Every;
        if (isMany) {
            Path all = new Path(path.variable(), steps.subList(0, steps.size() - 1));
            String item = names.fresh("each");
            lines.add("for (Object " + item + " : items(" + java(all) + ")) {");
            lines.add("    " + statement.apply(item));
            lines.add("}");
        } else {
            lines.add(statement.apply(java(path)));
        }
    }

    private static String related(String key, String first, String second) {
        String one = "((StridedTensor) " + first + ")";
        String other = "((StridedTensor) " + second + ")";
        return switch (key) {
            case "same_object" -> one + " == " + other;
            case "same_data" ->
                one + ".storage() == " + other + ".storage() && " + one + ".offset() == " + other + ".offset()";
            default -> one + ".root() == " + other + ".root() && " + one + " != " + other;
        };
    }

    private void value(String text, Value<ObservedTensor> value) {
        if (value instanceof Value.Tensor<ObservedTensor> tensor) {
            String check = "checkClose(" + text + ", " + tensors.of(tensor.tensor()) + ");";
            if (!lines.contains(check)) {
                lines.add(check);
            }
        } else if (value instanceof Value.Tuple<ObservedTensor> tuple) {
            items(text, tuple.items());
        } else if (value instanceof Value.Sequence<ObservedTensor> list) {
            items(text, list.items());
        } else if (value instanceof Value.Dict<ObservedTensor> dict) {
            dict.items().forEach((key, item) -> value("item(" + text + ", " + JavaExpressions.quoted(key) + ")", item));
        } else {
            lines.add("checkClose(" + text + ", " + JavaExpressions.scalar(value) + ");");
        }
    }

    private void items(String text, List<Value<ObservedTensor>> items) {
        for (int i = 0; i < items.size(); i++) {
            value("item(" + text + ", " + i + "L)", items.get(i));
        }
    }

    private String java(Path path) {
        String text = names.of(path.variable());
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Item item) {
                text = "item(" + text + ", " + item.index() + "L)";
            } else if (step instanceof Path.Key key) {
                text = "item(" + text + ", " + JavaExpressions.quoted(key.key()) + ")";
            } else {
                throw new Inexpressible("`" + path + "` is not written in Java");
            }
        }
        return text;
    }
}
