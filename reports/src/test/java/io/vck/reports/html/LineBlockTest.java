package io.vck.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reports.log.LogReader.Extent;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBlockTest {
    private static final int LARGE = 200_000;
    private static final int LONG = 300_000;

    @TempDir
    private Path folder;

    private Path file;
    private final List<Extent> all = new ArrayList<>();

    @BeforeEach
    void setUp() throws IOException {
        StringBuilder text = new StringBuilder("a header\n");
        for (int i = 0; i < 50; i++) {
            int start = text.length();
            text.append(i)
                    .append(" ")
                    .append("x".repeat(i == 20 ? LARGE : i == 30 ? LONG : i))
                    .append('\n');
            all.add(new Extent(start, text.length() - start));
        }
        file = Files.writeString(folder.resolve("lines"), text);
    }

    private String read(List<Extent> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FileChannel channel = FileChannel.open(file)) {
            LineBlock block = LineBlock.read(channel, lines);
            for (Extent line : lines) {
                block.write(line, out);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String expected(List<Extent> lines) throws IOException {
        String text = Files.readString(file);
        StringBuilder expected = new StringBuilder();
        for (Extent line : lines) {
            expected.append(text, (int) line.start(), (int) line.start() + line.length());
        }
        return expected.toString();
    }

    @Test
    void linesAreThoseThatStandThereInWhateverOrderTheyAreAskedFor() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            List<Extent> some = new ArrayList<>(all);
            Collections.shuffle(some, new Random(seed));
            List<Extent> asked = some.subList(0, 2 * seed);

            assertThat(read(asked)).isEqualTo(expected(asked));
        }
        assertThat(read(all)).isEqualTo(expected(all)).hasSizeGreaterThan(LARGE + LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGE / 2, LARGE + LONG / 2})
    void aFileThatWasCutIsSaid(int length) throws IOException {
        List<Extent> asked = length < LARGE ? all : all.subList(30, 31);
        Files.writeString(file, Files.readString(file).substring(0, length));

        assertThatThrownBy(() -> read(asked))
                .isInstanceOf(EOFException.class)
                .hasMessage("the log was cut while its site was written");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30})
    void aFileWithOtherLinesIsSaid(int asked) throws IOException {
        Files.writeString(file, "another " + Files.readString(file));

        assertThatThrownBy(() -> read(all.subList(asked, asked + 1)))
                .isInstanceOf(IOException.class)
                .hasMessage("the log was written anew before its site was");
    }

    @Test
    void theLastLineNeedNoEnd() throws IOException {
        Extent last = new Extent(Files.size(file), 5);
        Files.writeString(file, "whole", StandardOpenOption.APPEND);

        assertThat(read(List.of(last))).isEqualTo("whole");
    }
}
