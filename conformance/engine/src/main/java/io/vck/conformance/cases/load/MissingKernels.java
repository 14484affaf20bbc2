package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.Raises;
import io.vck.conformance.judge.expectation.Shape;
import java.util.List;
import java.util.function.BiConsumer;

/** Refuses operators that the reference has no kernel for, wherever the reference would have to run them. */
final class MissingKernels {
    private final Vocabulary vocabulary;
    private final BiConsumer<Node, String> problems;

    /**
     * @param problems takes each operator that is wrong, and what is wrong with it
     */
    MissingKernels(Vocabulary vocabulary, BiConsumer<Node, String> problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** Checks what the reference computes: inputs and expected values. */
    void checkComputed(List<Node> steps) {
        steps.forEach(step -> check(step, "inputs and expected values are computed by the reference"));
    }

    /** Checks the program of a case. */
    void checkProgram(Program program, List<Expectation> expectations) {
        if (!isJudgedWithoutReference(expectations)) {
            String remedy = "a program that calls it has its values judged by"
                    + " \"equals_map_stack\": \"by-backend\" alone, or \"raises\", or its \"shape\"";
            program.steps().forEach(step -> check(step, remedy));
        }
    }

    private static boolean isJudgedWithoutReference(List<Expectation> expectations) {
        boolean judged = expectations.stream()
                .anyMatch(each ->
                        each instanceof Raises || each instanceof Shape || each.equals(EqualsMapStack.BY_BACKEND));
        boolean byReference = expectations.stream()
                .anyMatch(each -> each instanceof Equals || each.equals(EqualsMapStack.BY_REFERENCE));
        return judged && !byReference;
    }

    private void check(Node node, String reason) {
        if (node instanceof Node.Operator operator
                && operator.spelling().kind() != Spelling.Kind.SYMBOL
                && vocabulary.lacksKernel(operator.name())) {
            problems.accept(
                    operator,
                    "the reference has no kernel for '" + operator.spelling().text() + "': " + reason);
        }
        node.children().forEach(child -> check(child, reason));
    }
}
