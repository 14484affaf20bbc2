package io.vck.conformance.cases.load;

import io.vck.conformance.cases.InputGenerator;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.cases.json.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that a case binds, each for one thing. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Set<String> TAKEN = taken();

    private final Problems problems;
    private final Map<String, String> bound = new LinkedHashMap<>();

    Names(Problems problems) {
        this.problems = problems;
    }

    private static Set<String> taken() {
        Set<String> taken = new LinkedHashSet<>(InputGenerator.labels());
        taken.addAll(Set.of(
                "torch", "F", "Tensor", "jax", "tf", "vmap", "partial", "slice", "result", "lambda", "if", "else"));
        taken.addAll(Set.of("True", "False", "None", "Ellipsis"));
        return taken;
    }

    /**
     * Binds a name.
     *
     * @param what it is for, {@code an input}
     */
    void bind(String name, Place place, String what) {
        if (!NAME.matcher(name).matches()) {
            problems.at(place, "\"" + name + "\" can't be " + what + ": a name has letters, digits and _");
        } else if (TAKEN.contains(name)) {
            problems.at(place, "\"" + name + "\" can't be " + what + ": the name is taken by the language");
        } else if (bound.containsKey(name)) {
            problems.at(place, "\"" + name + "\" can't be " + what + ": it is " + bound.get(name) + " already");
        } else {
            bound.put(name, what);
        }
    }
}
