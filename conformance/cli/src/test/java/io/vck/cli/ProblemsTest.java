package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.console.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Problems problems = new Problems(new Terminal(printed, printed, Style.PLAIN, false));

    private static IntSupplier failing(Error error) {
        return () -> {
            throw error;
        };
    }

    @Test
    void whatTheJvmRunsOutOfIsNoVerdict() {
        assertThat(problems.endingInACode(failing(new OutOfMemoryError("Java heap space"))))
                .isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("vck: out of memory (Java heap space). Give the JVM more: JAVA_TOOL_OPTIONS=-Xmx2g\n");
        assertThat(problems.endingInACode(failing(new StackOverflowError()))).isEqualTo(3);
    }

    @Test
    void otherwiseTheCommandsCodeIsThatOfTheProcess() {
        assertThat(problems.endingInACode(() -> 1)).isEqualTo(1);
    }
}
