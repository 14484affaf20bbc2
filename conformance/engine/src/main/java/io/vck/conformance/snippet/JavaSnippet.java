package io.vck.conformance.snippet;

import io.vck.backend.program.Node;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A case as a Java program of one file, in the words of the reference implementation. */
final class JavaSnippet {
    private static final String IMPORTS = """
        // Run it with the jar of the reference implementation on the class path: java -cp 'lib/*' Snippet.java
        import io.vck.reference.autograd.*;
        import io.vck.reference.dispatch.*;
        import io.vck.reference.ops.*;
        import io.vck.reference.pytree.*;
        import io.vck.reference.tensor.*;
        import io.vck.reference.vmap.*;
        import java.util.*;

        public class Snippet {
            public static void main(String[] args) {
        """;

    private static final String INDENT = "        ";

    private final Reproduced reproduced;
    private final JavaNames names;
    private final JavaTensors tensors = new JavaTensors();
    private final List<String> lines = new ArrayList<>();
    private final Map<TensorData, String> made = new IdentityHashMap<>();
    private final Map<Object, String> memories = new IdentityHashMap<>();

    JavaSnippet(Reproduced reproduced) {
        this.reproduced = reproduced;
        this.names = new JavaNames(FreshNames.beside(reproduced));
    }

    /** The text of the program. */
    String text() {
        Case tested = reproduced.tested();
        inputs();
        List<Node> steps = tested.program().steps();
        JavaExpressions expressions = new JavaExpressions(names);
        Map<Expectation, Expected> expected = JavaChecks.expected(reproduced);
        boolean raises = expected.values().stream().anyMatch(Expected.Raised.class::isInstance);
        for (Node step : raises ? steps.subList(0, steps.size() - 1) : steps) {
            lines.add(expressions.step(step, step == steps.get(steps.size() - 1)));
        }
        JavaChecks checks = new JavaChecks(tensors, names);
        if (raises) {
            checks.raises(expressions.expression(steps.get(steps.size() - 1)), expected);
        }
        expected.forEach((expectation, data) -> checks.check(expectation.key(), data));
        lines.addAll(checks.lines());
        String body = String.join("\n", lines).replace("\n", "\n" + INDENT);
        return "// " + tested.id() + "\n" + IMPORTS + INDENT + body + "\n    }\n" + JavaHelpers.usedBy(body) + "}\n";
    }

    private void inputs() {
        reproduced.inputs().forEach((name, value) -> {
            String java = names.of(name);
            if (value instanceof Value.Tensor<TensorData> tensor && !made.containsKey(tensor.tensor())) {
                make(java, tensor.tensor());
            } else {
                lines.add("Object " + java + " = " + input(value) + ";");
            }
        });
    }

    /** Makes a tensor, and returns its variable. */
    private String make(String name, TensorData tensor) {
        String owner = memories.get(tensor.storage());
        lines.add("StridedTensor " + name + " = "
                + (owner == null ? tensors.window(tensor) : owner + ".view(" + JavaTensors.place(tensor) + ")") + ";");
        memories.putIfAbsent(tensor.storage(), name);
        made.put(tensor, name);
        if (tensor.requiresGrad()) {
            lines.add("Autograd.setRequiresGrad(" + name + ", true);");
        }
        return name;
    }

    /** A value as an expression; its tensors have variables of their own. */
    private String input(Value<TensorData> value) {
        if (value instanceof Value.Tensor<TensorData> tensor) {
            String variable = made.get(tensor.tensor());
            return variable == null ? make(names.fresh("tensor"), tensor.tensor()) : variable;
        } else if (value instanceof Value.Tuple<TensorData> tuple) {
            return "Tuple.of(" + inputs(tuple.items()) + ")";
        } else if (value instanceof Value.Sequence<TensorData> list) {
            return "new ArrayList<Object>(List.of(" + inputs(list.items()) + "))";
        } else if (value instanceof Value.Dict<TensorData> dict) {
            return dict.items().entrySet().stream()
                    .map(entry -> JavaExpressions.quoted(entry.getKey()) + ", " + input(entry.getValue()))
                    .collect(Collectors.joining(", ", "dict(", ")"));
        }
        return JavaExpressions.scalar(value);
    }

    private String inputs(List<Value<TensorData>> values) {
        return values.stream().map(this::input).collect(Collectors.joining(", "));
    }
}
