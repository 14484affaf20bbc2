package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    private static StandardOutput failingWith(String message) {
        return new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        });
    }

    @Test
    void readerThatLeavesIsNoFailure() {
        StandardOutput output = failingWith("Broken pipe");
        output.write(TEXT, 0, TEXT.length);
        assertThat(output.failure()).isEmpty();
    }

    @Test
    void fullDeviceIsAFailure() {
        StandardOutput output = failingWith("No space left on device");
        output.write(TEXT, 0, TEXT.length);
        assertThat(output.failure())
                .hasValueSatisfying(failure -> assertThat(failure).hasMessage("No space left on device"));
    }
}
