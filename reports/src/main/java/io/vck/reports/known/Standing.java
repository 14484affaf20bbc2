package io.vck.reports.known;

import java.util.Optional;

/** How the outcome of a case stands to what is known of it. */
public sealed interface Standing {
    /** Nothing is known that there would be to say. */
    Standing NOTHING_TO_SAY = new NothingToSay();

    /** There is nothing to say beside the outcome. */
    record NothingToSay() implements Standing {}

    /** It is as it was known to be. */
    record AsKnown(BaselineEntry known) implements Standing {}

    /**
     * It is not what it should be.
     *
     * @param kind in which way, {@code an unexpected failure}
     * @param remedy what to do about it
     * @param expected what was known instead; can be empty
     * @param known what is known of the case other than that it passes, if anything
     */
    record Unexpected(String kind, String remedy, String expected, Optional<BaselineEntry> known) implements Standing {}
}
