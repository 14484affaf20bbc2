package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import java.util.Set;

/** Something that a case says must be observed. Each kind is one class of the package {@code expectation}. */
public interface Expectation {

    /** Its key in case files, {@code equals}. */
    String key();

    /** What is expected, in words and in the language of cases, for people. */
    String describe();

    /** Ids of the capabilities that a backend needs for this to be judged at all. */
    Set<String> capabilities();

    /** What has to be observed after the program. */
    Observe observes(Program program);

    /** Whether this expects the program to raise. */
    default boolean expectsError() {
        return false;
    }

    /**
     * What is expected, with everything computed.
     *
     * @param program that is judged
     * @param oracle for expected values, over the inputs of the case
     */
    Expected asData(Program program, Oracle oracle);

    /** Judges; is called only if the backend has the capabilities. */
    Finding judge(Evidence evidence);
}
