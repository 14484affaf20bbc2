package io.vck.backend.interpret;

import java.util.List;

/**
 * An error that a program raised, as a Python program would: what users of a library see, not a fault of the harness.
 */
public final class RaisedError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorKind kind;

    public RaisedError(ErrorKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** The error's Python type. */
    public ErrorKind kind() {
        return kind;
    }

    /** The error's Python types, the most specific one first. */
    public List<String> kinds() {
        return kind.lineage();
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
