package io.vck.conformance.cases;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.conformance.judge.Expectation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One expanded case: inputs, a program, and what must be observed.
 *
 * @param id {@code <area>/<file>/<case>[label,...]}, unique and lasting
 * @param about why the case exists
 * @param requirements ids of the requirements in the specification that it tests
 * @param inputs expressions by name, in order; each sees those before it
 * @param program what runs: definitions first, then the steps
 * @param expectations at least one
 * @param mirrors scenarios of the inventory, or tests, that it claims
 * @param capabilities ids of what a backend needs to run the program
 * @param disputed why the case is in dispute, if it is; such a case never fails a run
 * @param blind broken vmaps that the case can't notice, with the reason
 */
public record Case(
        String id,
        String about,
        List<String> requirements,
        Map<String, Node> inputs,
        Program program,
        List<Expectation> expectations,
        List<String> mirrors,
        Set<String> capabilities,
        Settings settings,
        Optional<String> disputed,
        Map<String, String> blind,
        SourceLocation source) {
    public Case {
        requirements = List.copyOf(requirements);
        inputs = inputs.size() > 1 ? Collections.unmodifiableMap(new LinkedHashMap<>(inputs)) : Map.copyOf(inputs);
        expectations = List.copyOf(expectations);
        mirrors = List.copyOf(mirrors);
        capabilities = Set.copyOf(capabilities);
        blind = Map.copyOf(blind);
    }

    /** The case with another program, which has to need the same capabilities. */
    public Case withProgram(Program other) {
        return with(other, expectations);
    }

    /** The case with other expectations. */
    public Case withExpectations(List<Expectation> other) {
        return with(program, other);
    }

    private Case with(Program otherProgram, List<Expectation> otherExpectations) {
        return new Case(
                id,
                about,
                requirements,
                inputs,
                otherProgram,
                otherExpectations,
                mirrors,
                capabilities,
                settings,
                disputed,
                blind,
                source);
    }

    /** The file that the case stands in, {@code <area>/<file>}: the first two parts of its id. */
    public String file() {
        return id.substring(0, id.indexOf('/', id.indexOf('/') + 1));
    }
}
