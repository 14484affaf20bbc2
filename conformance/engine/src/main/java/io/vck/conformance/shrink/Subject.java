package io.vck.conformance.shrink;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.load.ProgramCapabilities;
import io.vck.conformance.inputs.LiteralTensor;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.expectation.InputsAfter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A case that is being shrunk.
 *
 * @param literals those of its inputs that are tensors of literal numbers
 */
record Subject(Case shown, Map<String, LiteralTensor> literals) {
    Subject {
        literals = Map.copyOf(literals);
    }

    Optional<LiteralTensor> literal(String input) {
        return Optional.ofNullable(literals.get(input));
    }

    /** The tensor of an input that is known to be one of literal numbers. */
    LiteralTensor tensor(String input) {
        return literal(input).orElseThrow();
    }

    Program program() {
        return shown.program();
    }

    Subject withProgram(List<Node> steps) {
        return new Subject(with(shown.inputs(), new Program(steps), shown.expectations()), literals);
    }

    Subject withLiteral(String input, LiteralTensor tensor) {
        return withLiterals(Map.of(input, tensor));
    }

    Subject withLiterals(Map<String, LiteralTensor> changed) {
        Map<String, Node> inputs = new LinkedHashMap<>(shown.inputs());
        Map<String, LiteralTensor> tensors = new LinkedHashMap<>(literals);
        changed.forEach((name, tensor) -> {
            inputs.put(name, tensor.expression());
            tensors.put(name, tensor);
        });
        return new Subject(with(inputs, program(), shown.expectations()), tensors);
    }

    Subject withExpectations(List<Expectation> expectations) {
        return new Subject(with(shown.inputs(), program(), expectations), literals);
    }

    Subject withoutInput(String input) {
        Map<String, Node> inputs = new LinkedHashMap<>(shown.inputs());
        inputs.remove(input);
        Map<String, LiteralTensor> tensors = new LinkedHashMap<>(literals);
        tensors.remove(input);
        List<Expectation> expectations = new ArrayList<>();
        for (Expectation expectation : shown.expectations()) {
            if (expectation instanceof InputsAfter after) {
                Map<String, Program> expected = new LinkedHashMap<>(after.expected());
                expected.remove(input);
                if (!expected.isEmpty()) {
                    expectations.add(new InputsAfter(expected));
                }
            } else {
                expectations.add(expectation);
            }
        }
        return new Subject(with(inputs, program(), expectations), tensors);
    }

    /** What the case asks of backends beyond what shows in its program stays; what does not show any more goes. */
    private static Set<String> capabilities(Case before, Map<String, Node> inputs, Program program) {
        Set<String> capabilities = new LinkedHashSet<>(before.capabilities());
        capabilities.removeAll(shown(before.inputs(), before.program()));
        capabilities.addAll(shown(inputs, program));
        return capabilities;
    }

    private static Set<String> shown(Map<String, Node> inputs, Program program) {
        Set<String> shown = new LinkedHashSet<>(ProgramCapabilities.of(program.steps(), name -> false));
        shown.addAll(ProgramCapabilities.ofInputs(inputs.values()));
        return shown;
    }

    private Case with(Map<String, Node> inputs, Program program, List<Expectation> expectations) {
        return new Case(
                shown.id(),
                shown.about(),
                shown.requirements(),
                inputs,
                program,
                expectations,
                List.of(),
                capabilities(shown, inputs, program),
                shown.settings(),
                shown.disputed(),
                shown.blind(),
                shown.source());
    }
}
