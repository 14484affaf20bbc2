package io.vck.conformance.fuzz.generate;

/** What was drawn so far does not fit together: draw again. */
final class NoFit extends Exception {
    private static final long serialVersionUID = 1L;

    NoFit() {
        super("", null, false, false);
    }
}
