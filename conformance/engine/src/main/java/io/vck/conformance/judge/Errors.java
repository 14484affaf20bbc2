package io.vck.conformance.judge;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import java.util.List;

/** The text in which errors of programs appear in messages. */
public final class Errors {
    private Errors() {}

    /** {@code ValueError: message}, and the step that raised it where there are several. */
    public static String describe(Observation.Raised raised, Program program) {
        List<Node> steps = program.steps();
        String error = headline(raised);
        return steps.size() == 1 || raised.step() >= steps.size()
                ? error
                : error + " (raised by `" + SourceText.of(steps.get(raised.step())) + "`, step " + (raised.step() + 1)
                        + " of " + steps.size() + ")";
    }

    /** {@code ValueError: message}. */
    public static String headline(Observation.Raised raised) {
        return kind(raised) + ": " + raised.message();
    }

    private static String kind(Observation.Raised raised) {
        return raised.kinds().isEmpty()
                ? "an error without a kind"
                : raised.kinds().get(0);
    }
}
