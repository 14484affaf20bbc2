package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.conformance.cases.json.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a case names and never uses: most likely a slip. */
final class Usage {
    private final CaseTemplate template;
    private final Set<String> used = new HashSet<>();

    private Usage(CaseTemplate template) {
        this.template = template;
    }

    static void check(CaseTemplate template, Problems problems) {
        Usage usage = new Usage(template);
        usage.collect();
        for (Matrix.Axis axis : template.matrix().axes()) {
            axis.names().stream()
                    .filter(name -> !usage.used.contains(name))
                    .forEach(name ->
                            problems.at(axis.key(), "the parameter " + name + " of the matrix is used nowhere"));
        }
        usage.unused(template.ownDefinitions(), "function", problems);
        usage.unused(template.inputs().keySet(), "input", problems);
    }

    private void collect() {
        template.inputs().values().forEach(node -> use(List.of(node)));
        use(template.steps());
        template.expectations().forEach(expectation -> use(expectation.nodes()));
        for (Matrix.Axis axis : template.matrix().axes()) {
            axis.choices().forEach(choice -> choice.values().forEach(node -> use(List.of(node))));
        }
    }

    /** Each step by itself: a name that an earlier step binds may be an input's too. */
    private void use(List<Node> steps) {
        for (Node step : FreeNames.withDefinitions(steps, template.definitions())) {
            used.addAll(FreeNames.of(List.of(step)));
        }
    }

    private void unused(Set<String> names, String what, Problems problems) {
        names.stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> problems.at(template.place(), "the " + what + " " + name + " is used nowhere"));
    }
}
