package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteLinesTest {

    private static List<String> lines(InputStream in, boolean askEachTime) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ByteLines reader = new ByteLines(in)) {
            while (reader.next()) {
                boolean last = askEachTime && reader.isLast();
                lines.add(new String(reader.bytes(), reader.offset(), reader.size(), StandardCharsets.UTF_8)
                        + (last ? "(last)" : ""));
            }
        }
        return lines;
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesKeepTheirEndsAndTheLastNeedsNone() throws IOException {
        assertThat(lines(of("a\n\nbc\n"), true)).containsExactly("a\n", "\n", "bc\n(last)");
        assertThat(lines(of("a\nb"), true)).containsExactly("a\n", "b(last)");
        assertThat(lines(of(""), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 300_000})
    void linesOfAnyLengthAreRead(int length) throws IOException {
        String line = "x".repeat(length) + "\n";

        assertThat(lines(of("a\n" + line + "b\n" + line), false)).containsExactly("a\n", line, "b\n", line);
        assertThat(lines(of(line + line), true)).containsExactly(line, line + "(last)");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aStreamThatDripsIsReadLikeAnyOther(boolean askEachTime) throws IOException {
        InputStream dripping = new InputStream() {
            private final InputStream all = of("one\ntwo\n\nthree");

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return all.read(bytes, offset, Math.min(1, length));
            }
        };

        assertThat(lines(dripping, askEachTime))
                .containsExactly("one\n", "two\n", "\n", askEachTime ? "three(last)" : "three");
    }
}
