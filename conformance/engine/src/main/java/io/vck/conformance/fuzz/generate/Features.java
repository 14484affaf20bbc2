package io.vck.conformance.fuzz.generate;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a program can have besides the calls of the catalogue.
 *
 * @param derivatives that it can take
 * @param noLanes whether it can map over batches of no lanes
 */
public record Features(Set<Derivative> derivatives, boolean noLanes) {
    /** What a library has that lacks nothing. */
    public static final Features ALL = new Features(EnumSet.allOf(Derivative.class), true);

    public Features {
        derivatives = Set.copyOf(derivatives);
    }
}
