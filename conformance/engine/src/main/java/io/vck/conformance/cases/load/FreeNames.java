package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.judge.ProgramFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names programs use that they don't bind themselves. */
final class FreeNames {
    private FreeNames() {}

    static Set<String> of(List<Node> steps) {
        return steps.isEmpty() ? Set.of() : ProgramFacts.of(new Program(steps)).inputs();
    }

    /** The program with those definitions in front that it uses, and that these use. */
    static List<Node> withDefinitions(List<Node> steps, Map<String, Node.Assign> definitions) {
        if (definitions.isEmpty()) {
            return steps;
        }
        Set<String> used = new HashSet<>();
        addUsed(of(steps), definitions, used);
        List<Node> all = new ArrayList<>();
        definitions.forEach((name, definition) -> {
            if (used.contains(name)) {
                all.add(definition);
            }
        });
        all.addAll(steps);
        return all;
    }

    private static void addUsed(Set<String> names, Map<String, Node.Assign> definitions, Set<String> used) {
        for (String name : names) {
            Node.Assign definition = definitions.get(name);
            if (definition != null && used.add(name)) {
                addUsed(of(List.of(definition)), definitions, used);
            }
        }
    }
}
