package io.vck.reports.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An expectation and what judging it came to.
 *
 * @param key as in case files, {@code equals}
 * @param describe what is expected, in words
 * @param finding {@code met}, {@code unmet}, {@code raised}, {@code unchecked}, ...; {@code unjudged} if the case ended
 *     before there was anything to judge
 * @param detail what there is to say about the finding; can be empty
 * @param expected the values that variables were to have, if values were compared and not found equal
 * @param difference where expected and observed part, if they do
 */
public record LoggedExpectation(
        String key,
        String describe,
        String finding,
        String detail,
        Map<String, LogValue> expected,
        Optional<LoggedDifference> difference) {
    public LoggedExpectation {
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /** An expectation of something that is no value, or that was met. */
    public LoggedExpectation(
            String key, String describe, String finding, String detail, Optional<LoggedDifference> difference) {
        this(key, describe, finding, detail, Map.of(), difference);
    }
}
