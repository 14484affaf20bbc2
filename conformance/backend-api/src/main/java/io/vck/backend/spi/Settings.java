package io.vck.backend.spi;

/**
 * Switches that a case sets for its program.
 *
 * @param fallbackWarnings whether an operator without a batching rule is to warn that it runs lane by lane
 */
public record Settings(boolean fallbackWarnings) {
    /** What holds where a case says nothing. */
    public static final Settings DEFAULT = new Settings(false);
}
