package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mapped function in the making.
 *
 * @param inputs that it takes
 * @param steps so far
 * @param operands that further steps can use, the latest last
 */
record FunctionDraft(List<InputDraft> inputs, List<Node> steps, List<Operand> operands) {
    private static final List<String> NAMES = List.of("x", "y", "z", "w");

    static final FunctionDraft EMPTY = new FunctionDraft(List.of(), List.of(), List.of());

    FunctionDraft {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        operands = List.copyOf(operands);
    }

    FunctionDraft withInput(TensorType type, Numbers numbers) {
        int number = inputs.size();
        String name = number < NAMES.size() ? NAMES.get(number) : "x" + number;
        Operand operand = new Operand(new Node.Name(name), Optional.of(type), Set.of(name));
        return new FunctionDraft(
                with(inputs, new InputDraft(name, type, numbers, false)), steps, with(operands, operand));
    }

    /** The function, that writes into inputs. */
    FunctionDraft writing(Set<String> names) {
        List<InputDraft> marked = inputs.stream()
                .map(input -> new InputDraft(
                        input.name(), input.type(), input.numbers(), input.written() || names.contains(input.name())))
                .toList();
        return new FunctionDraft(marked, steps, operands);
    }

    FunctionDraft withStep(Node step) {
        return new FunctionDraft(inputs, with(steps, step), operands);
    }

    FunctionDraft withOperand(Operand operand) {
        return new FunctionDraft(inputs, steps, with(operands, operand));
    }

    /** The operand that is used unless another one is. */
    Operand latest() {
        return operands.get(operands.size() - 1);
    }

    /** The name for the value of the next step. */
    String nextName() {
        return "v" + steps.size();
    }

    private static <E> List<E> with(List<E> list, E element) {
        List<E> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
