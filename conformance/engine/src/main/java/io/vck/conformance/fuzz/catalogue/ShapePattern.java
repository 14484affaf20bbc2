package io.vck.conformance.fuzz.catalogue;

import java.util.List;

/**
 * Which shapes a tensor can have: {@code [*b, n, 3]}. Equal names stand for equal sizes within a call.
 *
 * @param parts at most one of them is a sequence of dims
 */
public record ShapePattern(List<Part> parts) {
    public ShapePattern {
        parts = List.copyOf(parts);
    }

    /** A part of a shape. */
    public sealed interface Part {}

    /** One dim. */
    public record Size(Extent extent) implements Part {}

    /** {@code *s}: any number of dims. */
    public record Sequence(String name) implements Part {}

    /** {@code ~s}: what broadcasts to the dims of {@code *s}. */
    public record Broadcast(String sequence) implements Part {}

    /** {@code *s without d}: the dims of {@code *s} but for the ones that the argument d names. */
    public record Without(String sequence, String dims) implements Part {}

    /** {@code *s with d as n}: the dims of {@code *s}, and another size where the argument d says. */
    public record With(String sequence, String dims, Extent size) implements Part {}
}
