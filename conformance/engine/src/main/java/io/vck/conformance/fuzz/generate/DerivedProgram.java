package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.conformance.language.ProgramParser;
import io.vck.conformance.language.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trees of programs that take derivatives: NOTE [Derivatives and vmap]. */
final class DerivedProgram {
    /** Where the gradients stand that {@code UNDER_VMAP} maps. */
    static final String VECTORS = "v";

    /** The function that gives a derivative. */
    static final String DERIVED = "g";

    private static final Node OUT = step("out = value");

    private DerivedProgram() {}

    /** After a vmap: the gradient that comes in is the value itself, so that its numbers differ. */
    static List<Node> throughVmap(Node mapped, Node variables) {
        return List.of(
                with(OUT, Map.of("value", mapped)), gradient("torch.autograd.grad(out, inputs, out)", variables));
    }

    /** Before a vmap of {@link #DERIVED}: two gradients, stacked along a dim. */
    static List<Node> underVmap(Node called, Node variables, Node batchDim) {
        return List.of(
                with(OUT, Map.of("value", called)),
                with(step("v = torch.stack([out, out * 2 + 1], dim)"), Map.of("dim", batchDim)),
                gradient("g = lambda v: torch.autograd.grad(out, inputs, v, retain_graph=True)", variables));
    }

    private static Node gradient(String text, Node variables) {
        return with(step(text), Map.of("inputs", variables));
    }

    /** The steps of a function that gives a single number, on which all numbers of the value have an influence. */
    static List<Node> toNumber(List<Node> body) {
        List<Node> steps = new ArrayList<>(body);
        steps.add(with(OUT, Map.of("value", steps.remove(steps.size() - 1))));
        steps.add(step("(out * out).sum()"));
        return steps;
    }

    /** {@code torch.func.grad(f, 1)}: the derivative of a function by one of its parameters. */
    static Node inLanes(String transform, String function, int parameter) {
        return step("torch.func." + transform + "(" + function + (parameter == 0 ? ")" : ", " + parameter + ")"));
    }

    /** The derivative of a function in the direction in which its arguments themselves point. */
    static Node forward(String function, List<String> parameters) {
        Node all =
                new Node.TupleOf(parameters.stream().<Node>map(Node.Name::new).toList());
        Node call = with(step("torch.func.jvp(" + function + ", inputs, inputs)[1]"), Map.of("inputs", all));
        return new Node.Lambda(DERIVED, parameters, Optional.empty(), List.of(call));
    }

    private static Node step(String text) {
        return ProgramParser.step(text).node().orElseThrow();
    }

    private static Node with(Node step, Map<String, Node> replacements) {
        return Substitution.substitute(step, replacements);
    }
}
