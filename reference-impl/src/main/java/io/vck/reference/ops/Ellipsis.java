package io.vck.reference.ops;

/** Python's {@code ...} in a subscript: all dims that the other entries leave. */
public enum Ellipsis {
    ELLIPSIS
}
