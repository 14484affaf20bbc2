package io.vck.conformance.snippet;

/** What a case does can't be said in a language or library. */
public final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what can't be said
     */
    public Inexpressible(String what) {
        super(what);
    }
}
