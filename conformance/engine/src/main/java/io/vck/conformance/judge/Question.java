package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.VmapMode;
import java.util.Objects;

/**
 * What an oracle is asked about the inputs of a case. A case asks few, mostly with programs that stand in it, so that to
 * compare questions is quick: those are the same objects. To compute hashes of program trees is not.
 *
 * @param vmap how each {@code vmap} of the program is to be done
 */
public record Question(VmapMode vmap, Program program, Observe observe) {
    // By hand, since a record's own are put together at run time, and every run of the suite would wait for that.

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question
                && vmap == question.vmap
                && Objects.equals(program, question.program)
                && observe.equals(question.observe);
    }

    @Override
    public int hashCode() {
        return 31 * vmap.hashCode() + observe.hashCode();
    }
}
