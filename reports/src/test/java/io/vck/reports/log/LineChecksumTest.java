package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChecksumTest {

    private static String of(String... lines) {
        LineChecksum checksum = new LineChecksum();
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            checksum.update(bytes, 0, bytes.length);
            checksum.endLine();
        }
        return checksum.text();
    }

    @Test
    void isTheSumOfTheLines() {
        assertThat(of()).isEqualTo("0000000000000000");
        // The check value of CRC-32C, twice: the second sum needs 33 bits.
        assertThat(of("123456789")).isEqualTo("00000000e3069283");
        assertThat(of("123456789", "123456789")).isEqualTo("00000001c60d2506");
    }

    @Test
    void theOrderOfLinesDoesNotCountAndAllElseDoes() {
        String checksum = of("a", "b", "c");

        assertThat(of("c", "a", "b")).isEqualTo(checksum);
        assertThat(List.of(of("a", "b"), of("a", "b", "c", "c"), of("ab", "c"), of("a", "b", "d"), of("a", "a", "c")))
                .doesNotContain(checksum)
                .doesNotHaveDuplicates();
    }
}
