package io.vck.backend.interpret;

/** Thrown by a backend that can't run a program at all. Its message is the reason that the report shows. */
public final class UnsupportedProgram extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedProgram(String reason) {
        super(reason, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
