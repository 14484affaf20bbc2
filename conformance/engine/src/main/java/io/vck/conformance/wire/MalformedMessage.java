package io.vck.conformance.wire;

/** What an adapter sent isn't what the protocol says. The message says exactly where and why. */
public class MalformedMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMessage(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
