package io.vck.reference.ops;

/** A slice {@code start:stop:step} of a subscript: Longs, or {@code None.NONE} for what is left out. */
public record Slice(Object start, Object stop, Object step) {}
