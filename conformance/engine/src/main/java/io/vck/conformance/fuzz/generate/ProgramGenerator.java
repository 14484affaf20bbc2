package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws programs: the same one for the same catalogue, seed and number. */
public final class ProgramGenerator {
    /** So many draws that do not fit together mean that the catalogue is wrong. */
    private static final int PATIENCE = 10_000;

    private static final String FUNCTION = "f";

    private final Catalogue catalogue;
    private final long seed;

    /**
     * @param catalogue at least one entry
     */
    public ProgramGenerator(Catalogue catalogue, long seed) {
        this.catalogue = catalogue;
        this.seed = seed;
    }

    /** The program of a number, as a case that the backend's own loop judges. */
    public Case generate(long number) {
        Dice dice = Dice.of(seed, number);
        FunctionDraft draft = function(dice);
        List<Operand> outputs = outputs(draft, dice);
        Batching batching = Batching.draw(draft.inputs(), dice);
        List<MappedInput> parameters = batching.inputs().stream()
                .filter(input -> input.isMapped() || dice.chance(0.5))
                .toList();
        Node function = new Node.Lambda(
                FUNCTION,
                parameters.stream().map(MappedInput::name).toList(),
                Optional.empty(),
                body(draft.steps(), outputs));
        Node mapped = new VmapNest(batching.levels(), parameters, outputs, dice).around(new Node.Name(FUNCTION));
        List<Node> arguments = parameters.stream()
                .<Node>map(input -> new Node.Name(input.name()))
                .toList();
        Map<String, Node> inputs = new LinkedHashMap<>();
        batching.inputs()
                .forEach(input -> inputs.put(input.name(), input.tensor().expression()));
        return GeneratedCase.of(
                seed,
                number,
                inputs,
                new Program(List.of(new Node.Assign(FUNCTION, function), new Node.Call(mapped, arguments))));
    }

    private FunctionDraft function(Dice dice) {
        FunctionDraft draft = FunctionDraft.EMPTY;
        int wanted = 1 + dice.weighted(60, 28, 12);
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            try {
                FunctionDraft longer = CallDrawer.draw(draft, dice.pick(catalogue.entries()), dice);
                draft = longer.inputs().isEmpty() ? draft : longer;
            } catch (NoFit misfit) {
                continue;
            }
            if (draft.steps().size() >= wanted) {
                return draft;
            }
        }
        throw new IllegalStateException("nothing in the catalogue fits together");
    }

    /** The value of the last step, and at times others beside it. */
    private static List<Operand> outputs(FunctionDraft draft, Dice dice) {
        List<Operand> outputs = new ArrayList<>(List.of(draft.latest()));
        if (dice.chance(0.25)) {
            outputs.add(dice.pick(draft.operands()));
        }
        return outputs;
    }

    /** The steps, the last of which gives the outputs. */
    private static List<Node> body(List<Node> steps, List<Operand> outputs) {
        List<Node> body = new ArrayList<>(steps);
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
}
