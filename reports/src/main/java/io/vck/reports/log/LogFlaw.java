package io.vck.reports.log;

/** Why a log does not tell the whole of a run. */
public sealed interface LogFlaw {

    /** What is wrong, in words. */
    String message();

    /** The run did not come to its end, or what it wrote at its end is lost. */
    record CutShort(String message) implements LogFlaw {}

    /** The log is not as the run wrote it, or the run wrote it wrongly. */
    record Altered(String message) implements LogFlaw {}
}
