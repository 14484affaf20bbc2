package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.VmapMode;

/**
 * What an oracle is asked about the inputs of a case. A case asks few, with programs that stand in it, so that two questions
 * are the same only if they come with the same object for a program: to compare trees would cost more than it saves.
 *
 * @param vmap how each {@code vmap} of the program is to be done
 */
public record Question(VmapMode vmap, Program program, Observe observe) {
    // By hand, since a record's own are put together at run time, and every run of the suite would wait for that.

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return other instanceof Question question
                && vmap == question.vmap
                && program == question.program
                && observe.equals(question.observe);
    }

    @Override
    public int hashCode() {
        return 31 * vmap.hashCode() + observe.hashCode();
    }
}
