package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a program of a function that was drawn: maps it, and at times takes a derivative. */
final class ProgramAssembly {
    private static final String FUNCTION = "f";
    /** How often inputs ask for a gradient that nobody takes: history is kept then, and writing is another matter. */
    private static final double LEAVES = 0.1;

    private static final List<String> BACKWARD = List.of("grad", "grad", "grad", "jacrev", "jacfwd", "hessian");

    private final FunctionDraft draft;
    private final Features features;
    private final Dice dice;
    private final Operand output;
    private final Map<String, Node> inputs = new LinkedHashMap<>();

    private ProgramAssembly(FunctionDraft draft, Features features, Dice dice) {
        this.draft = draft;
        this.features = features;
        this.dice = dice;
        this.output = draft.latest();
    }

    /** A program and its inputs. */
    record Assembled(Map<String, Node> inputs, Program program) {}

    static Assembled of(FunctionDraft draft, Features features, Dice dice) {
        Derivative derivative = Derivative.draw(draft, draft.latest(), features, dice);
        ProgramAssembly assembly = new ProgramAssembly(draft, features, dice);
        List<Node> steps = switch (derivative) {
            case NONE -> assembly.plain();
            case THROUGH_VMAP -> assembly.throughVmap();
            case UNDER_VMAP -> assembly.underVmap();
            case IN_LANES -> assembly.inLanes();
        };
        return new Assembled(assembly.inputs, new Program(steps));
    }

    /** The value of the last step, and at times another beside it. */
    private List<Node> plain() {
        List<Operand> outputs = new ArrayList<>(List.of(output));
        if (dice.chance(0.25)) {
            outputs.add(dice.pick(draft.operands()));
        }
        Batching batching = batching(dice.chance(LEAVES) ? floats() : List.of());
        List<Node> steps = defining(batching, body(outputs));
        steps.add(nest(batching, outputs).call(new Node.Name(FUNCTION)));
        return steps;
    }

    private List<Node> throughVmap() {
        List<String> variables = variables();
        Batching batching = batching(variables);
        Node mapped = nest(batching, List.of(output)).call(new Node.Name(FUNCTION));
        List<Node> steps = defining(batching, body(List.of(output)));
        steps.addAll(DerivedProgram.throughVmap(mapped, tuple(variables)));
        return steps;
    }

    /** Nothing but the gradients that come in is mapped. */
    private List<Node> underVmap() {
        List<String> variables = variables();
        for (InputDraft input : draft.inputs()) {
            put(MappedInput.draw(input, List.of(), List.of(), dice), variables);
        }
        int batchDim =
                dice.below(1 + output.type().map(type -> type.shape().size()).orElse(0));
        List<String> names = draft.inputs().stream().map(InputDraft::name).toList();
        List<Node> steps = new ArrayList<>(List.of(function(names, body(List.of(output)))));
        Node called = new Node.Call(new Node.Name(FUNCTION), tuple(names).items());
        steps.addAll(DerivedProgram.underVmap(called, tuple(variables), whole(batchDim)));
        VmapNest.Parameter vectors =
                new VmapNest.Parameter(DerivedProgram.VECTORS, DerivedProgram.VECTORS, List.of(Optional.of(batchDim)));
        VmapNest nest = new VmapNest(1, List.of(vectors), gradients(variables, Set.of(vectors.name())), dice);
        steps.add(nest.call(new Node.Name(DerivedProgram.DERIVED)));
        return steps;
    }

    private List<Node> inLanes() {
        Batching batching = batching(List.of());
        List<String> names = names(batching);
        List<String> variables = variables().stream().filter(names::contains).toList();
        boolean forward = variables.equals(names) && dice.chance(0.3);
        if (variables.isEmpty() || forward) {
            List<Node> steps = defining(batching, body(List.of(output)));
            Node mapped = new Node.Name(FUNCTION);
            if (forward) {
                steps.add(DerivedProgram.forward(FUNCTION, names));
                mapped = new Node.Name(DerivedProgram.DERIVED);
            }
            steps.add(nest(batching, List.of(output)).call(mapped));
            return steps;
        }
        String variable = dice.pick(variables);
        Node derivative = DerivedProgram.inLanes(dice.pick(BACKWARD), FUNCTION, names.indexOf(variable));
        List<Node> steps = defining(batching, DerivedProgram.toNumber(body(List.of(output))));
        steps.add(nest(batching, gradients(List.of(variable), output.inputs())).call(derivative));
        return steps;
    }

    private Batching batching(List<String> variables) {
        Batching batching = Batching.draw(draft.inputs(), features, dice);
        batching.inputs().forEach(input -> put(input, variables));
        return batching;
    }

    private void put(MappedInput input, List<String> variables) {
        inputs.put(
                input.name(),
                input.tensor().withGrad(variables.contains(input.name())).expression());
    }

    private VmapNest nest(Batching batching, List<Operand> outputs) {
        List<VmapNest.Parameter> parameters = batching.parameters().stream()
                .map(input -> new VmapNest.Parameter(input.name(), batching.argument(input), input.inDims()))
                .toList();
        return new VmapNest(batching.levels(), parameters, outputs, dice);
    }

    private static List<String> names(Batching batching) {
        return batching.parameters().stream().map(MappedInput::name).toList();
    }

    private List<String> floats() {
        return draft.inputs().stream()
                .filter(input -> input.type().dtype().isFloatingPoint())
                .map(InputDraft::name)
                .toList();
    }

    private List<String> variables() {
        return Derivative.variables(draft, output).stream()
                .map(InputDraft::name)
                .toList();
    }

    /** What comes out for gradients of inputs: tensors as large as those. */
    private List<Operand> gradients(List<String> variables, Set<String> dependencies) {
        return draft.inputs().stream()
                .filter(input -> variables.contains(input.name()))
                .map(input -> new Operand(new Node.Name(input.name()), Optional.of(input.type()), dependencies))
                .toList();
    }

    /** The steps before the nest: the function, and batches of no lanes for it. */
    private static List<Node> defining(Batching batching, List<Node> body) {
        List<Node> steps = new ArrayList<>(List.of(function(names(batching), body)));
        steps.addAll(batching.takingNoLanes());
        return steps;
    }

    private static Node function(List<String> parameters, List<Node> body) {
        return new Node.Assign(FUNCTION, new Node.Lambda(FUNCTION, parameters, Optional.empty(), body));
    }

    /** The steps, the last of which gives the outputs. */
    private List<Node> body(List<Operand> outputs) {
        List<Node> body = new ArrayList<>(draft.steps());
        Node value = outputs.size() == 1
                ? outputs.get(0).expression()
                : new Node.TupleOf(outputs.stream().map(Operand::expression).toList());
        Node last = body.get(body.size() - 1);
        if (last instanceof Node.Assign assign && new Node.Name(assign.name()).equals(value)) {
            body.set(body.size() - 1, assign.value());
        } else {
            body.add(value);
        }
        return body;
    }

    private static Node.TupleOf tuple(List<String> names) {
        return new Node.TupleOf(names.stream().<Node>map(Node.Name::new).toList());
    }

    private static Node whole(int number) {
        return new Node.Constant(new Value.Int<>(number));
    }
}
