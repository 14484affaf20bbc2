package io.vck.reports.log;

import java.util.Optional;

/**
 * An expectation and what judging it came to.
 *
 * @param key as in case files, {@code equals}
 * @param describe what is expected, in words
 * @param finding {@code met}, {@code unmet}, {@code raised}, {@code unchecked}, ...; {@code unjudged} if the case ended
 *     before there was anything to judge
 * @param detail what there is to say about the finding; can be empty
 * @param difference where expected and observed part, if they do
 */
public record LoggedExpectation(
        String key, String describe, String finding, String detail, Optional<LoggedDifference> difference) {}
