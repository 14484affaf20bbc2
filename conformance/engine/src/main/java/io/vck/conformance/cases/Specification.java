package io.vck.conformance.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What vmap does, in numbered requirements.
 *
 * @param requirements by id, in the order of the page
 */
public record Specification(Map<String, Requirement> requirements) {
    public Specification {
        requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
    }

    /** The requirement of that id, if there is one. */
    public Optional<Requirement> requirement(String id) {
        return Optional.ofNullable(requirements.get(id));
    }

    /**
     * One requirement.
     *
     * @param id {@code LEVELS-1}
     * @param text its paragraphs, as Markdown
     */
    public record Requirement(String id, String title, String text) {}
}
