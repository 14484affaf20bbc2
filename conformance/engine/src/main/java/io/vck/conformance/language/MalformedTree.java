package io.vck.conformance.language;

/** A JSON text that should be a program tree isn't one. */
public final class MalformedTree extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedTree(String message) {
        super(message);
    }
}
