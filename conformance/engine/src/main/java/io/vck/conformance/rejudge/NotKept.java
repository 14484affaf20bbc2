package io.vck.conformance.rejudge;

/** Something that judging needs is not in the log; the message says what. */
final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotKept(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
