package io.vck.conformance.smoke;

import java.util.Optional;

/**
 * What was said, as far as anything was: a backend in this process speaks no lines.
 *
 * @param sent the line to the adapter
 * @param received its answer
 */
public record Lines(Optional<String> sent, Optional<String> received) {
    /** Nothing was said. */
    public static final Lines NONE = new Lines(Optional.empty(), Optional.empty());
}
