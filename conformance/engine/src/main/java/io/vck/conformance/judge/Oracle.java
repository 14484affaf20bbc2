package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;

/** Runs programs for the judge: over the inputs of the case that is judged, each time fresh. */
public interface Oracle {

    /** What a program gives when it runs on the reference, without any {@code vmap} in it. */
    Observation evaluate(Program program, Observe observe);

    /** What a program gives when its {@code vmap}s are done as slice, call, stack, by the reference. */
    Observation mapStack(Program program, Observe observe);

    /** The same by the judged backend itself; {@code Unsupported} if it can't. */
    Observation mapStackByBackend(Program program, Observe observe);
}
