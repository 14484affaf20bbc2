package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.LogReader.Extent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWriterTest {
    @TempDir
    private Path folder;

    private static Map.Entry<String, Extent> place(WrittenRecord written) {
        return Map.entry(written.record().id(), written.line());
    }

    private static List<Map.Entry<String, Extent>> read(Path log) throws IOException {
        List<Map.Entry<String, Extent>> read = new ArrayList<>();
        try (LogReader reader = LogReader.open(log)) {
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(Map.entry(next.get().id(), reader.extent()));
            }
        }
        return read;
    }

    @Test
    void aRecordIsWhereTheWriterSays() throws IOException {
        Path log = folder.resolve("a.jsonl");
        List<Map.Entry<String, Extent>> written = new ArrayList<>();
        try (LogWriter writer = LogWriter.create(log, LogWriter.Tensors.WHOLE, Logs.header())) {
            written.add(place(writer.write(Logs.passed("a/b/c"))));
            written.add(place(writer.write(Logs.failed("a/b/\u00e9"))));
            writer.end(true);
        }

        assertThat(written).isEqualTo(read(log)).hasSize(2);
    }

    @Test
    void soItIsInALogThatWentOnAndBehindLinesThatWereCopied() throws IOException {
        Path log = folder.resolve("a.jsonl");
        List<Map.Entry<String, Extent>> written = new ArrayList<>();
        try (LogWriter writer = LogWriter.create(log, LogWriter.Tensors.WHOLE, Logs.header())) {
            written.add(place(writer.write(Logs.passed("a/b/c"))));
        }
        long whole = Files.size(log);
        Files.writeString(log, Files.readString(log) + "{\"type\":\"rec");
        Extent first = written.get(0).getValue();
        byte[] copied = Arrays.copyOfRange(
                Files.readString(log).replace("a/b/c", "x").getBytes(StandardCharsets.UTF_8),
                (int) first.start(),
                (int) first.start() + first.length() - 4);
        try (LogWriter writer = LogWriter.resume(log, LogWriter.Tensors.WHOLE, whole, Tally.NONE)) {
            written.add(place(writer.write(Logs.failed("a/b/d"))));
            writer.copy(copied);
            written.add(place(writer.write(Logs.failed("a/b/e"))));
        }

        List<Map.Entry<String, Extent>> read = read(log);
        assertThat(read).hasSize(4);
        read.remove(2);
        assertThat(written).isEqualTo(read);
    }
}
