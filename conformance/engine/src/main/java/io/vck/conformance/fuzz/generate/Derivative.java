package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import java.util.List;

/**
 * Which derivative a program takes, if any.
 *
 * <p>NOTE [Derivatives and vmap]: the two meet in three ways, and each runs other rules of a library. Backwards through a
 * vmap, the graph holds what vmap made of the operators; under a vmap, the operators' backward formulas are mapped
 * themselves; and in each lane by itself, vmap maps forward and backward, with a level of differentiation between.
 */
public enum Derivative {
    /** {@code vmap(f)(x)}. */
    NONE(),
    /** {@code z = vmap(f)(x)}, {@code torch.autograd.grad(z, (x,), z)}. */
    THROUGH_VMAP("torch.autograd.grad"),
    /** {@code z = f(x)}, {@code vmap(lambda v: torch.autograd.grad(z, (x,), v, retain_graph=True))(v)}. */
    UNDER_VMAP("torch.autograd.grad"),
    /** {@code vmap(torch.func.grad(f))(x)}, and other such functions. */
    IN_LANES("torch.func.grad", "torch.func.jacrev", "torch.func.jacfwd", "torch.func.hessian", "torch.func.jvp");

    private static final int[] WEIGHTS = {72, 12, 8, 8};

    private final List<String> functions;

    Derivative(String... functions) {
        this.functions = List.of(functions);
    }

    /** What a program calls for it. */
    public List<Node.Operator> operators() {
        return functions.stream()
                .map(function -> new Node.Operator(
                        function.substring(function.lastIndexOf('.') + 1), Spelling.function(function)))
                .toList();
    }

    /** One that a function can have: what it gives depends on a real tensor, and nothing is written into. */
    static Derivative draw(FunctionDraft function, Operand output, Features features, Dice dice) {
        Derivative drawn = values()[dice.weighted(WEIGHTS)];
        boolean written = function.inputs().stream().anyMatch(InputDraft::written);
        boolean whole =
                output.type().filter(type -> !type.dtype().isFloatingPoint()).isPresent();
        boolean impossible = !features.derivatives().contains(drawn);
        return impossible || written || whole || variables(function, output).isEmpty() ? NONE : drawn;
    }

    /** The inputs by which an output can be differentiated. */
    static List<InputDraft> variables(FunctionDraft function, Operand output) {
        return function.inputs().stream()
                .filter(input -> output.inputs().contains(input.name()))
                .filter(input -> input.type().dtype().isFloatingPoint())
                .toList();
    }
}
