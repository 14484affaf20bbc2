package io.vck.backend.spi;

/** A backend could not be started. The message says why and what to do about it. */
public final class BackendUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackendUnavailable(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
