package io.vck.reports.merge;

/** Logs don't make one log together. The message says which of them, why, and what to do. */
public final class NotMergeable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMergeable(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
