package io.vck.conformance.shrink;

import java.util.stream.Stream;

/** A way to make cases smaller. */
interface Reduction {

    /** Smaller cases, those that save most first. Whether they make sense, or fail at all, is found out by others. */
    Stream<Subject> of(Subject subject);
}
