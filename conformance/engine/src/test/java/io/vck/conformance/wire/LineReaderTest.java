package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    private static LineReader reader(String text, int longest) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), longest);
    }

    @Test
    void linesOfAnyLengthComeOneByOne() throws IOException {
        String large = "x".repeat(200_000);
        LineReader reader = reader("a\n\n" + large + "\nb\n", 200_000);
        assertThat(reader.read().line()).asString().isEqualTo("a");
        assertThat(reader.read().line()).isEmpty();
        assertThat(reader.read().line()).asString().isEqualTo(large);
        assertThat(reader.read().line()).asString().isEqualTo("b");
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
    }

    /** Pipes deliver what they like. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 65_535, 65_536, 65_537})
    void linesAreWholeHoweverTheyAreDelivered(int piece) throws IOException {
        List<String> lines =
                List.of("", "a", "bc", "def", "", "x".repeat(65_535), "y".repeat(65_536), "z".repeat(200_000));
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
        LineReader reader = new LineReader(
                new ByteArrayInputStream(text) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(piece, length));
                    }
                },
                200_000);
        for (String line : lines) {
            assertThat(reader.read().line()).asString().isEqualTo(line);
        }
        assertThat(reader.hasMore()).isFalse();
    }

    @Test
    void whatIsThereBeyondALineCanBeGlimpsed() throws IOException {
        LineReader reader = reader("a\nbcd", 10);
        assertThat(reader.hasMore()).isTrue();
        reader.read();
        assertThat(reader.hasMore()).isTrue();
        assertThat(reader.glimpse(2)).asString().isEqualTo("bc");
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        assertThat(reader.unfinished()).asString().isEqualTo("bcd");
    }

    @Test
    void aLineThatIsTooLongIsRefusedWithOrWithoutItsEnd() {
        for (String end : List.of("", "\n", "x\n")) {
            assertThatThrownBy(reader("x".repeat(200_001) + end, 200_000)::read)
                    .hasMessage("printed a line of more than 200000 bytes");
        }
    }

    @Test
    void aLineWithoutAnEndIsNoLine() {
        assertThatThrownBy(reader("half", 10)::read).isInstanceOf(EOFException.class);
    }
}
