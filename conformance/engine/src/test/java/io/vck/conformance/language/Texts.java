package io.vck.conformance.language;

import io.vck.backend.program.Node;
import java.util.Arrays;

/** Texts that are known to be right, as trees. */
final class Texts {
    private Texts() {}

    static Node step(String text) {
        Parsed parsed = ProgramParser.step(text);
        return parsed.node().orElseThrow(() -> new AssertionError(text + ": " + parsed.problems()));
    }

    /** The steps of a definition under its name. */
    static Node define(String header, String... steps) {
        return ProgramParser.header(header)
                .define(Arrays.stream(steps).map(Texts::step).toList());
    }
}
