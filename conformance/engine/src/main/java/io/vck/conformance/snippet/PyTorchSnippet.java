package io.vck.conformance.snippet;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.MessagePattern;
import io.vck.conformance.language.Literals;
import io.vck.conformance.language.ProgramPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A case as a program of plain PyTorch: cases are written in its language, so that little is left to translate. */
final class PyTorchSnippet {
    private static final String INDENT = "    ";

    private final Reproduced reproduced;
    private final Flavour flavour;
    private final PythonImports imports = new PythonImports();
    private final FreshNames names;

    /** Which vmap of PyTorch it is. */
    enum Flavour {
        LEGACY("torch._vmap_internals", Set.of()),
        FUNC("torch.func", Set.of("messages", "fallback-warnings"));

        private final String module;
        private final Set<String> lacking;

        Flavour(String module, Set<String> lacking) {
            this.module = module;
            this.lacking = lacking;
        }
    }

    PyTorchSnippet(Reproduced reproduced, Flavour flavour) {
        this.reproduced = reproduced;
        this.flavour = flavour;
        this.names = FreshNames.beside(reproduced);
    }

    /** The text of the program. */
    String text() {
        Case tested = reproduced.tested();
        refuseStepsInLambdas(tested.program());
        imports.module("torch");
        imports.name(flavour.module, "vmap");
        importOperators(tested.program());
        Map<Expectation, Expected> expected = expected();
        List<String> body = expected.values().stream().anyMatch(Expected.ByBackend.class::isInstance)
                ? twice(expected)
                : once(expected);
        List<String> lines = new ArrayList<>(List.of("# " + tested.id()));
        lines.addAll(imports.lines());
        lines.add("");
        lines.addAll(body);
        return String.join("\n", lines) + "\n";
    }

    /** What is expected and can be checked with this vmap. */
    private Map<Expectation, Expected> expected() {
        Map<Expectation, Expected> expected = new LinkedHashMap<>();
        for (Expectation each : reproduced.tested().expectations()) {
            if (each.capabilities().stream().noneMatch(flavour.lacking::contains)) {
                Expected data = each.asData(reproduced.tested().program(), reproduced.oracle());
                if (!(data instanceof Expected.Remark)) {
                    expected.put(each, data);
                }
            }
        }
        if (expected.isEmpty()) {
            throw new Inexpressible("nothing of what is expected can be seen with this vmap");
        }
        return expected;
    }

    private List<String> once(Map<Expectation, Expected> expected) {
        List<String> lines = new ArrayList<>(PythonInputs.lines(reproduced.inputs(), imports, names));
        if (!lines.isEmpty()) {
            lines.add("");
        }
        PythonChecks checks = new PythonChecks(imports, names);
        expected.forEach((expectation, data) -> checks.check(expectation.key(), data));
        lines.addAll(heard(expected, raising(expected)));
        List<String> asserted = new ArrayList<>(checks.lines());
        asserted.addAll(warnings(expected));
        if (!asserted.isEmpty()) {
            lines.add("");
            lines.addAll(asserted);
        }
        return lines;
    }

    /** With vmap and with a loop in its place, on inputs of their own. */
    private List<String> twice(Map<Expectation, Expected> expected) {
        String loop = names.only("loop");
        String run = names.only("run");
        imports.helper(loop, PythonLoop.definition(loop));
        imports.name("torch.testing", "assert_close");
        Set<String> variables = expected.values().stream()
                .filter(Expected.ByBackend.class::isInstance)
                .map(data -> ((Expected.ByBackend) data).variables())
                .findFirst()
                .orElseThrow();
        List<String> body = new ArrayList<>(PythonInputs.lines(reproduced.inputs(), imports, names));
        body.addAll(program());
        body.add("return " + String.join(", ", variables));
        List<String> lines = new ArrayList<>(List.of("def " + run + "(vmap):"));
        lines.addAll(indented(body));
        lines.addAll(List.of("", "", "assert_close(" + run + "(vmap), " + run + "(" + loop + "), equal_nan=True)"));
        PythonChecks checks = new PythonChecks(imports, names);
        expected.forEach((expectation, data) -> checks.check(expectation.key(), data));
        if (!checks.lines().isEmpty()) {
            lines.add(String.join(", ", variables) + " = " + run + "(vmap)");
            lines.addAll(checks.lines());
        }
        return lines;
    }

    /** The program, so that {@code result} has its value. */
    private List<String> program() {
        List<Node> steps = reproduced.tested().program().steps();
        List<String> lines = printed();
        boolean assigned = steps.stream()
                .anyMatch(step ->
                        step instanceof Node.Assign assign && assign.name().equals(Program.RESULT));
        Node last = steps.get(steps.size() - 1);
        if (!assigned && last instanceof Node.Assign assign) {
            lines.add(Program.RESULT + " = " + assign.name());
        } else if (!assigned && !isSubscriptAssignment(last)) {
            int at = lines.size() - 1;
            lines.set(at, Program.RESULT + " = " + lines.get(at));
        }
        return lines;
    }

    private List<String> printed() {
        return new ArrayList<>(ProgramPrinter.print(reproduced.tested().program()));
    }

    private static boolean isSubscriptAssignment(Node node) {
        return node instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.spelling().equals(new Spelling("[]="));
    }

    /** The program, its last step in a {@code try} if it is to raise. */
    private List<String> raising(Map<Expectation, Expected> expected) {
        Optional<Expected.Raised> raised = expected.values().stream()
                .filter(Expected.Raised.class::isInstance)
                .map(Expected.Raised.class::cast)
                .findFirst();
        if (raised.isEmpty()) {
            return program();
        }
        List<String> program = printed();
        String error = names.like("error");
        boolean worded = !flavour.lacking.contains("messages");
        List<String> lines = new ArrayList<>(program.subList(0, program.size() - 1));
        lines.add("try:");
        lines.add(INDENT + program.get(program.size() - 1));
        Optional<MessagePattern> pattern = raised.get().pattern().filter(any -> worded);
        lines.add("except " + (worded ? raised.get().kind() : "Exception")
                + (pattern.isPresent() ? " as " + error + ":" : ":"));
        if (pattern.isPresent()) {
            imports.module("re");
            lines.add(INDENT + "assert re.search(" + raw(pattern.get()) + ", str(" + error + ")), " + error);
        } else {
            lines.add(INDENT + "pass");
        }
        lines.add("else:");
        lines.add(INDENT + "raise AssertionError(\"it did not raise\")");
        return lines;
    }

    /** The program with an ear for warnings, if any are expected or ruled out. */
    private List<String> heard(Map<Expectation, Expected> expected, List<String> program) {
        boolean hears = expected.values().stream()
                .anyMatch(data -> data instanceof Expected.Warnings || data instanceof Expected.AnyWarning);
        if (!hears) {
            return program;
        }
        imports.module("re");
        imports.module("warnings");
        List<String> lines = new ArrayList<>();
        lines.add("torch.set_warn_always(True)");
        if (reproduced.tested().settings().fallbackWarnings()) {
            lines.add("torch._C._debug_only_display_vmap_fallback_warnings(True)");
        }
        lines.add("with warnings.catch_warnings(record=True) as " + names.like("caught") + ":");
        lines.add(INDENT + "warnings.simplefilter(\"always\")");
        lines.addAll(indented(program));
        return lines;
    }

    private List<String> warnings(Map<Expectation, Expected> expected) {
        String caught = names.like("caught");
        List<String> lines = new ArrayList<>();
        for (Expected data : expected.values()) {
            if (data instanceof Expected.Warnings warnings) {
                lines.add("assert sum(bool(re.search(" + raw(warnings.pattern()) + ", str(each.message))) for each in "
                        + caught + ") == " + warnings.count());
            } else if (data instanceof Expected.AnyWarning warning) {
                lines.add("assert " + (warning.given() ? "" : "not ") + "any(re.search(" + raw(warning.pattern())
                        + ", str(each.message)) for each in " + caught + ")");
            }
        }
        return lines;
    }

    /** A pattern as Python writes it, with a raw string where that holds it. */
    private static String raw(MessagePattern pattern) {
        String text = pattern.text();
        boolean raw = text.indexOf('"') < 0 && text.indexOf('\n') < 0 && !text.endsWith("\\");
        return raw ? "r\"" + text + "\"" : Literals.quoted(text);
    }

    /** Lines and what they continue on, moved to the right. */
    private static List<String> indented(List<String> lines) {
        return lines.stream()
                .map(line -> line.isEmpty() ? "" : INDENT + line.replace("\n", "\n" + INDENT))
                .toList();
    }

    private void importOperators(Program program) {
        program.steps().forEach(this::importOperators);
    }

    private void importOperators(Node node) {
        if (node instanceof Node.Operator operator && operator.spelling().text().equals("partial")) {
            imports.name("functools", "partial");
        } else if (node instanceof Node.Operator operator && operator.spelling().kind() == Spelling.Kind.METHOD) {
            imports.name("torch", "Tensor");
        }
        boolean isMethodCall = node instanceof Node.Call call
                && call.function() instanceof Node.Operator operator
                && operator.spelling().kind() == Spelling.Kind.METHOD
                && !call.args().isEmpty()
                && !(call.args().get(0) instanceof Node.Star);
        node.children().stream().skip(isMethodCall ? 1 : 0).forEach(this::importOperators);
    }

    /** Python has no lambdas of several steps. */
    private static void refuseStepsInLambdas(Program program) {
        for (Node step : program.steps()) {
            boolean isDefinition = step instanceof Node.Assign assign && assign.value() instanceof Node.Lambda;
            List<Node> nodes = isDefinition ? ((Node.Lambda) ((Node.Assign) step).value()).steps() : List.of(step);
            nodes.forEach(PyTorchSnippet::refuseStepsInLambdas);
        }
    }

    private static void refuseStepsInLambdas(Node node) {
        if (node instanceof Node.Lambda lambda && lambda.steps().size() > 1) {
            throw new Inexpressible("a function of several steps within an expression is not written in Python");
        }
        node.children().forEach(PyTorchSnippet::refuseStepsInLambdas);
    }
}
