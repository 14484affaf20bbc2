package io.vck.conformance.run;

/** A run can't go on with a log. The message says why not, and what to do. */
public final class NotResumable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotResumable(String message) {
        super("--resume: " + message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
