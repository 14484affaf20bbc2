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
    private final JavaTensors tensors = new JavaTensors();
    private final List<String> lines = new ArrayList<>();

    JavaSnippet(Reproduced reproduced) {
        this.reproduced = reproduced;
    }

    /** The text of the program. */
    String text() {
        Case tested = reproduced.tested();
        inputs();
        List<Node> steps = tested.program().steps();
        JavaExpressions expressions = new JavaExpressions();
        Map<Expectation, Expected> expected = JavaChecks.expected(reproduced);
        boolean raises = expected.values().stream().anyMatch(Expected.Raised.class::isInstance);
        for (Node step : raises ? steps.subList(0, steps.size() - 1) : steps) {
            lines.add(expressions.step(step, step == steps.get(steps.size() - 1)));
        }
        JavaChecks checks = new JavaChecks(tensors);
        if (raises) {
            checks.raises(expressions.expression(steps.get(steps.size() - 1)), expected);
        }
        expected.forEach((expectation, data) -> checks.check(expectation.key(), data));
        lines.addAll(checks.lines());
        String body = String.join("\n", lines).replace("\n", "\n" + INDENT);
        return "// " + tested.id() + "\n" + IMPORTS + INDENT + body + "\n    }\n" + JavaHelpers.usedBy(body) + "}\n";
    }

    private void inputs() {
        Map<TensorData, String> made = new IdentityHashMap<>();
        Map<Object, String> memories = new IdentityHashMap<>();
        reproduced.inputs().forEach((name, value) -> {
            if (value instanceof Value.Tensor<TensorData> tensor && made.containsKey(tensor.tensor())) {
                lines.add("Object " + name + " = " + made.get(tensor.tensor()) + ";");
            } else if (value instanceof Value.Tensor<TensorData> tensor) {
                String owner = memories.get(tensor.tensor().storage());
                lines.add("StridedTensor " + name + " = "
                        + (owner == null
                                ? tensors.window(tensor.tensor())
                                : owner + ".view(" + JavaTensors.place(tensor.tensor()) + ")")
                        + ";");
                memories.putIfAbsent(tensor.tensor().storage(), name);
                made.put(tensor.tensor(), name);
                if (tensor.tensor().requiresGrad()) {
                    lines.add("Autograd.setRequiresGrad(" + name + ", true);");
                }
            } else {
                lines.add("Object " + name + " = " + JavaExpressions.scalar(value) + ";");
            }
        });
    }
}
