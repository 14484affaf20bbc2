package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.json.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A case as it is written, before its matrix is expanded.
 *
 * @param idPrefix the id without labels
 * @param definitions that its programs may use, its own and those of the file
 * @param ownDefinitions the names of its own
 * @param steps of {@code run}; none if they can't be read
 */
record CaseTemplate(
        String idPrefix,
        Place place,
        String about,
        List<String> requirements,
        Matrix matrix,
        Map<String, Node> inputs,
        Map<String, Node.Assign> definitions,
        Set<String> ownDefinitions,
        List<Node> steps,
        List<ExpectationTemplate> expectations,
        List<String> mirrors,
        Set<String> needs,
        Settings settings,
        Optional<String> disputed,
        Map<String, String> blind) {
    CaseTemplate {
        requirements = List.copyOf(requirements);
        mirrors = List.copyOf(mirrors);
        blind = Map.copyOf(blind);
    }
}
