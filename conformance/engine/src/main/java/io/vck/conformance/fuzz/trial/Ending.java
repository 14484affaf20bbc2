package io.vck.conformance.fuzz.trial;

import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.shrink.FailureKind;

/** What a trial came to. */
public sealed interface Ending {

    /** The law holds. */
    record Agreed() implements Ending {}

    /** The backend has not what the program needs. */
    record Unsupported(String reason) implements Ending {}

    /** The plain operators raise as well. */
    record RaisedByBoth() implements Ending {}

    /** The vmap says that it can't do it. */
    record Refused(String what) implements Ending {}

    /** The two runs differ by what rounding explains: NOTE [Rounding]. */
    record Rounded() implements Ending {}

    /**
     * The law is broken.
     *
     * @param judged the case with what was expected of it
     */
    record Broken(FailureKind kind, Case judged, Verdict verdict) implements Ending {}
}
