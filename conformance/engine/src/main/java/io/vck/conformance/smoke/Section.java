package io.vck.conformance.smoke;

import java.util.Locale;

/** A part of the checks, and of the guide. */
public enum Section {
    CONVERSATION("the-conversation"),
    TENSORS("tensors"),
    VALUES("values"),
    PROGRAMS("programs"),
    ERRORS("errors"),
    OBSERVING("observing"),
    VMAP("vmap"),
    CAPABILITIES("capabilities"),
    ENDING("the-conversation");

    private static final String GUIDE = "adapters/README.md";

    private final String anchor;

    Section(String anchor) {
        this.anchor = anchor;
    }

    /** How names of checks begin, for example {@code tensors}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the guide tells about it: a file in the folder of the kit, and a heading in it. */
    public String guide() {
        return GUIDE + "#" + anchor;
    }
}
