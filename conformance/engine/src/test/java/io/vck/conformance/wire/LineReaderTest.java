package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static LineReader reader(String text, int longest) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), longest);
    }

    @Test
    void linesOfAnyLengthComeOneByOne() throws IOException {
        String large = "x".repeat(200_000);
        LineReader reader = reader("a\n\n" + large + "\nb\n", 200_000);
        assertThat(reader.read()).asString().isEqualTo("a");
        assertThat(reader.read()).isEmpty();
        assertThat(reader.read()).asString().isEqualTo(large);
        assertThat(reader.read()).asString().isEqualTo("b");
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
    }

    @Test
    void aLineThatIsTooLongIsRefusedBeforeItsEnd() {
        assertThatThrownBy(reader("x".repeat(200_001), 200_000)::read)
                .hasMessage("printed a line of more than 200000 bytes");
    }

    @Test
    void aLineWithoutAnEndIsNoLine() {
        assertThatThrownBy(reader("half", 10)::read).isInstanceOf(EOFException.class);
    }
}
