package io.vck.reports.log;

/** Thrown while a line is decoded; the message says what was expected where. */
final class UnexpectedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedJson(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
