package io.vck.conformance.judge;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.conformance.language.ProgramPrinter;
import java.util.List;
import java.util.stream.Collectors;

/** Programs as text on one line, for messages. */
public final class SourceText {
    private SourceText() {}

    /** The steps, divided by semicolons. */
    public static String of(Program program) {
        return ProgramPrinter.print(program).stream()
                .map(String::strip)
                .collect(Collectors.joining("; "))
                .replace(":; ", ": ");
    }

    /** One step. */
    public static String of(Node node) {
        return of(new Program(List.of(node)));
    }
}
