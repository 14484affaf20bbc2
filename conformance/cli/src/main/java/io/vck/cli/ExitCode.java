package io.vck.cli;

/** How the command ends, for scripts. A signal ends it with 128 and its number, Ctrl-C with 130. */
final class ExitCode {
    static final int OK = 0;

    /** A case went wrong, or the lint found something. */
    static final int FAILED = 1;

    /** Wrong usage, or case files that can't be used. */
    static final int USAGE = 2;

    /** The kit or a backend could not be started, or the kit could not write. */
    static final int CANNOT_START = 3;

    private ExitCode() {}
}
