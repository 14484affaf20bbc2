package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.Value;
import io.vck.conformance.fuzz.catalogue.Argument;
import io.vck.conformance.fuzz.catalogue.DTypes;
import io.vck.conformance.fuzz.catalogue.Domain;
import io.vck.conformance.fuzz.catalogue.Entry;
import io.vck.conformance.fuzz.catalogue.Extent;
import io.vck.conformance.fuzz.catalogue.Outcomes;
import io.vck.conformance.fuzz.catalogue.TensorPattern;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.language.Subscripts;
import io.vck.conformance.language.Substitution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws one call: arguments that fit together, some of them what the function has at hand, the others new inputs. */
final class CallDrawer {
    private static final Spelling SET_ITEM = new Spelling("[]=");

    private final Entry entry;
    private final Dice dice;
    private final Binding binding;
    private final Map<String, Node> arguments = new LinkedHashMap<>();
    private final Set<String> inputs = new HashSet<>();
    private FunctionDraft draft;

    private CallDrawer(FunctionDraft before, Entry entry, Dice dice) {
        this.draft = before;
        this.entry = entry;
        this.dice = dice;
        this.binding = new Binding(entry, dice);
    }

    /**
     * The function with one more step.
     *
     * @throws NoFit if what was drawn does not fit together
     */
    static FunctionDraft draw(FunctionDraft before, Entry entry, Dice dice) throws NoFit {
        return new CallDrawer(before, entry, dice).draw();
    }

    private FunctionDraft draw() throws NoFit {
        for (Map.Entry<String, Argument> argument : entry.arguments().entrySet()) {
            arguments.put(argument.getKey(), draw(argument.getKey(), argument.getValue()));
        }
        Map<String, Node> replacements = new LinkedHashMap<>(binding.constants());
        replacements.putAll(arguments);
        Node call = Substitution.substitute(dice.pick(entry.calls()), replacements);
        if (ProgramFacts.of(new Program(List.of(call))).writes()) {
            draft = draft.writing(inputs);
        }
        return call instanceof Node.Call written && isSetItem(written)
                ? draft.withStep(call).withOperand(operand(written.args().get(0), entry.gives()))
                : withValue(call);
    }

    private static boolean isSetItem(Node.Call call) {
        return call.function() instanceof Node.Operator operator
                && operator.spelling().equals(SET_ITEM);
    }

    private FunctionDraft withValue(Node call) {
        String name = draft.nextName();
        FunctionDraft with = draft.withStep(new Node.Assign(name, call));
        Node value = new Node.Name(name);
        if (!(entry.gives() instanceof Outcomes.Several several)) {
            return with.withOperand(operand(value, entry.gives()));
        }
        for (int i = several.items().size() - 1; i >= 0; i--) {
            Node item = Subscripts.of(value, List.of(whole(i)));
            with = with.withOperand(operand(item, several.items().get(i)));
        }
        return with;
    }

    private Operand operand(Node expression, Outcomes gives) {
        return new Operand(
                expression, gives instanceof Outcomes.One one ? type(one.pattern()) : Optional.empty(), inputs);
    }

    private Optional<TensorType> type(TensorPattern pattern) {
        try {
            return Optional.of(new TensorType(dtype(pattern.dtypes()), binding.draw(pattern.shape())));
        } catch (NoFit unknown) {
            return Optional.empty();
        }
    }

    private Node draw(String name, Argument argument) throws NoFit {
        if (argument instanceof Argument.OfTensor tensor) {
            return tensor(name, tensor.pattern());
        } else if (argument instanceof Argument.Dim dim) {
            return whole(binding.dim(name, dim.sequence()));
        } else if (argument instanceof Argument.Dims dims) {
            return tuple(binding.dims(name, dims.sequence()));
        } else if (argument instanceof Argument.Permutation permutation) {
            return tuple(binding.permutation(name, permutation.sequence()));
        } else if (argument instanceof Argument.ShapeOf shape) {
            return tuple(binding.sequence(shape.sequence()));
        } else if (argument instanceof Argument.Whole whole) {
            return whole(whole(name, whole));
        } else if (argument instanceof Argument.Real real) {
            double steps = (real.high() - real.low()) * Numbers.DENOMINATOR;
            return new Node.Constant(
                    new Value.Float<>(real.low() + (double) dice.between(0, (int) steps) / Numbers.DENOMINATOR));
        }
        return dice.pick(((Argument.OneOf) argument).choices());
    }

    /** An end that is an index's is the first one that is too large. */
    private int whole(String name, Argument.Whole whole) throws NoFit {
        int end = binding.value(whole.high()) - (whole.high() instanceof Extent.Fixed ? 0 : 1);
        if (end < whole.low()) {
            throw new NoFit();
        }
        int drawn = dice.between(whole.low(), end);
        binding.size(name, drawn);
        boolean isIndex = whole.low() == 0 && !(whole.high() instanceof Extent.Fixed);
        return isIndex && dice.chance(Misfit.LIKELY) ? Misfit.outside(end + 1, dice) : drawn;
    }

    private Node tensor(String name, TensorPattern pattern) throws NoFit {
        List<Operand> fitting = reusable(pattern);
        Operand chosen;
        if (!fitting.isEmpty() && dice.chance(draft.steps().isEmpty() ? 0.15 : 0.75)) {
            Operand latest = fitting.get(fitting.size() - 1);
            chosen = dice.chance(0.7) ? latest : dice.pick(fitting);
            binding.fit(pattern.shape(), chosen.type().orElseThrow().shape());
        } else {
            List<Integer> shape = binding.draw(pattern.shape());
            Numbers numbers = binding.numbers(pattern.domain(), shape);
            boolean fits = !(numbers instanceof Numbers.Between) || !dice.chance(Misfit.LIKELY);
            draft = draft.withInput(
                    new TensorType(dtype(pattern.dtypes()), fits ? shape : Misfit.shape(shape, dice)), numbers);
            chosen = draft.latest();
        }
        binding.tensor(name, chosen.type().orElseThrow());
        inputs.addAll(chosen.inputs());
        return chosen.expression();
    }

    private List<Operand> reusable(TensorPattern pattern) throws NoFit {
        List<Operand> fitting = new ArrayList<>();
        if (!pattern.domain().equals(Domain.ANY)) {
            return fitting;
        }
        List<DType> dtypes =
                pattern.dtypes() instanceof DTypes.OneOf oneOf ? oneOf.choices() : List.of(dtype(pattern.dtypes()));
        for (Operand operand : draft.operands()) {
            if (operand.type()
                    .filter(type -> dtypes.contains(type.dtype()) && binding.fits(pattern.shape(), type.shape()))
                    .isPresent()) {
                fitting.add(operand);
            }
        }
        return fitting;
    }

    private DType dtype(DTypes dtypes) throws NoFit {
        return dtypes instanceof DTypes.Like like
                ? binding.dtypeOf(like.argument())
                : dice.pick(((DTypes.OneOf) dtypes).choices());
    }

    private static Node tuple(List<Integer> numbers) {
        return new Node.TupleOf(numbers.stream().map(CallDrawer::whole).toList());
    }

    private static Node whole(int number) {
        return new Node.Constant(new Value.Int<>(number));
    }
}
