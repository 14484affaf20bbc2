package io.vck.conformance.judge;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import java.util.stream.Collectors;

/** Programs as text on one line, for messages. */
public final class SourceText {
    private SourceText() {}

    public static String of(Program program) {
        return program.steps().stream().map(SourceText::of).collect(Collectors.joining("; "));
    }

    public static String of(Node node) {
        return node.toString();
    }
}
