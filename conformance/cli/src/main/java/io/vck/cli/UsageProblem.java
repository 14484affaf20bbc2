package io.vck.cli;

/** The user asked for something that makes no sense. The message says what, and what to do instead. */
final class UsageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageProblem(String message) {
        super(message);
    }
}
