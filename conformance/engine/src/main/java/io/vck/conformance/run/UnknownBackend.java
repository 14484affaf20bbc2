package io.vck.conformance.run;

import java.util.Collection;

/** A user asked for a backend that the kit does not know. The message lists those that it knows. */
public final class UnknownBackend extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownBackend(String name, Collection<String> known) {
        super("unknown backend '" + name + "'. Known are: " + String.join(", ", known)
                + ". For a backend of your own use --backend-command.");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
