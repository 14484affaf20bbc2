package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the guide to the gate says is so. */
class GateGuideTest {
    private static final String GUIDE = read(Path.of("..", "..", "docs", "gate.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatClosesTheGateHasARow(FindingKind kind) {
        assertThat(GUIDE).containsPattern("(?m)^\\| ([^|]*, )?" + Pattern.quote(kind.label()) + "[ ,]");
    }

    @Test
    void theBaselineThatItShowsIsOne() {
        Matcher example = Pattern.compile("(?s)```json\n(.*?)```").matcher(GUIDE);
        assertThat(example.find()).isTrue();

        Baseline baseline = BaselineReader.read("gate.md", example.group(1));

        assertThat(baseline.known()).isEqualTo(3);
        assertThat(BaselineReader.read("gate.md", BaselineWriter.write(baseline))
                        .cases())
                .isEqualTo(baseline.cases());
    }
}
