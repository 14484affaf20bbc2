package io.vck.conformance.fuzz.generate;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.cases.load.ProgramCapabilities;
import io.vck.conformance.fuzz.lanes.NoLanes;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.InputsAfter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Random programs as cases. */
final class GeneratedCase {
    private GeneratedCase() {}

    static Case of(long seed, long number, Map<String, Node> inputs, Program program) {
        boolean isEmpty = NoLanes.in(program).isPresent();
        Set<String> capabilities = new LinkedHashSet<>(ProgramCapabilities.of(program.steps(), name -> false));
        capabilities.addAll(ProgramCapabilities.ofInputs(inputs.values()));
        return new Case(
                "user/fuzz/seed-" + seed + "-program-" + number,
                "Drawn by vck fuzz --seed " + seed + " --only " + number + ".",
                List.of(isEmpty ? "BATCH-DIMS-3" : "LAW-1"),
                inputs,
                program,
                isEmpty ? List.of(untouched(inputs.keySet())) : expectations(inputs.keySet(), program),
                List.of(),
                capabilities,
                Settings.DEFAULT,
                Optional.empty(),
                Map.of(),
                SourceLocation.wholeFile("vck fuzz"));
    }

    /** Of programs that map over no lanes, NOTE [Batches of no lanes] says the rest. Of programs that write, the law itself covers what is left in the inputs; others leave them as they were. */
    private static List<Expectation> expectations(Set<String> inputs, Program program) {
        List<Expectation> expectations = new ArrayList<>(List.of(EqualsMapStack.BY_BACKEND));
        if (!ProgramFacts.of(program).writes()) {
            expectations.add(untouched(inputs));
        }
        return expectations;
    }

    private static Expectation untouched(Set<String> inputs) {
        Map<String, Program> untouched = new LinkedHashMap<>();
        inputs.forEach(name -> untouched.put(name, new Program(List.of(new Node.Name(name)))));
        return new InputsAfter(untouched);
    }
}
