package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRoundTripTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private LogWriter writer(LogWriter.Tensors tensors) {
        return new LogWriter(out, tensors, Logs.header());
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private LogReader reader() {
        return new LogReader("a.jsonl", new ByteArrayInputStream(out.toByteArray()));
    }

    private CaseRecord writtenAndRead(CaseRecord record) {
        try (LogWriter log = writer(LogWriter.Tensors.ABRIDGED)) {
            log.write(record);
        }
        return reader().next().orElseThrow();
    }

    @Test
    void whatWasWrittenIsRead() {
        try (LogWriter log = writer(LogWriter.Tensors.WHOLE)) {
            log.write(Logs.passed("a/b/c"));
            log.write(Logs.failed("a/b/d"));
            log.end(true);
        }
        LogReader reader = reader();

        assertThat(reader.header()).isEqualTo(Logs.header());
        assertThat(reader.next().orElseThrow()).usingRecursiveComparison().isEqualTo(Logs.passed("a/b/c"));
        assertThat(reader.next().orElseThrow()).usingRecursiveComparison().isEqualTo(Logs.failed("a/b/d"));
        assertThat(reader.next()).isEmpty();
        Footer footer = reader.footer().orElseThrow();
        assertThat(footer.complete()).isTrue();
        assertThat(footer.tally().of(CaseVerdict.PASS)).isEqualTo(1);
        assertThat(footer.tally().of(CaseVerdict.FAIL)).isEqualTo(1);
        assertThat(footer.tally().unchecked()).isEqualTo(2);
        assertThat(footer.tally().total()).isEqualTo(2);
    }

    @Test
    void anErrorIsRead() {
        LoggedObservation raised = new LoggedObservation(
                Optional.of(new LoggedError(1, List.of("IndexError", "LookupError"), "list index out of range")),
                Map.of(),
                Map.of(),
                List.of());

        CaseRecord read = writtenAndRead(Logs.with(Logs.passed("a"), raised));

        assertThat(read.observation()).contains(raised);
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, -0f, 1.1f, Float.MIN_VALUE, Float.MAX_VALUE, 1.17549435E-38f, Float.NaN})
    void floatsAreReadBitByBit(float value) {
        assertElementsSurvive(
                "float32", ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.NaN})
    void doublesAreReadBitByBit(double value) {
        assertElementsSurvive(
                "float64", ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1})
    void longsAreReadBitByBit(long value) {
        assertElementsSurvive(
                "int64", ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value));
    }

    @ParameterizedTest
    @CsvSource({"bool, 1", "int32, 4", "complex64, 8", "complex128, 16"})
    void everyElementTypeIsReadBitByBit(String dtype, int size) {
        byte[] bytes = new byte[2 * size];
        Arrays.fill(bytes, size, 2 * size, (byte) 1);
        assertElementsSurvive(dtype, ByteBuffer.wrap(bytes));
    }

    private void assertElementsSurvive(String dtype, ByteBuffer bytes) {
        long count = bytes.capacity() / ElementType.of(dtype).orElseThrow().bytes();
        LogTensor.Whole tensor =
                new LogTensor.Whole(dtype, List.of(count), Optional.empty(), Optional.empty(), bytes.array());

        CaseRecord read = writtenAndRead(
                Logs.with(Logs.passed("a"), Logs.returned(Map.of("result", new LogValue.Tensor(tensor)))));

        LogValue value = read.observation().orElseThrow().values().get("result");
        assertThat(value).usingRecursiveComparison().isEqualTo(new LogValue.Tensor(tensor));
    }

    @Test
    void aLargeTensorOfAPassIsSummedUp() {
        CaseRecord read =
                writtenAndRead(Logs.with(Logs.passed("a"), Logs.returned(Map.of("result", Logs.floats(5000)))));

        LogTensor tensor =
                ((LogValue.Tensor) read.observation().orElseThrow().values().get("result")).tensor();
        assertThat(tensor).isInstanceOfSatisfying(LogTensor.Summary.class, summary -> {
            assertThat(summary.shape()).containsExactly(5000L);
            assertThat(summary.statistics()).contains(new LogTensor.Statistics(0, 4999, 2499.5));
            assertThat(summary.crc32c()).isEqualTo("8d09445f");
        });
    }

    @Test
    void manyTensorsThatAreLargeTogetherAreSummedUpButForSmallOnes() {
        assertThat(keptOf(Logs.floats(4000), manyFloats(1000), Logs.floats(64))).containsExactly(false, false, true);
    }

    /** What is summed up for its own size does not count. */
    @Test
    void besideALargeTensorOthersAreKept() {
        assertThat(keptOf(Logs.floats(100_000), Logs.floats(4000))).containsExactly(false, true);
    }

    private List<Boolean> keptOf(LogValue... values) {
        LogValue all = new LogValue.Items("tuple", List.of(values));
        CaseRecord read = writtenAndRead(Logs.with(Logs.passed("a"), Logs.returned(Map.of("result", all))));
        LogValue.Items items =
                (LogValue.Items) read.observation().orElseThrow().values().get("result");
        return items.items().stream().map(item -> item.bytes() > 0).toList();
    }

    /** In a dict in a list. */
    private static LogValue manyFloats(int count) {
        return new LogValue.Items(
                "list", List.of(new LogValue.Dict(Map.of("a", Logs.floats(count), "b", Logs.floats(4000)))));
    }

    @Test
    void aLargeTensorOfAFailureIsKept() {
        CaseRecord read = writtenAndRead(Logs.failed("a"));

        assertThat(read).usingRecursiveComparison().isEqualTo(Logs.failed("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ud800", "a\udc00b", "\udc00\ud800", "\ud800\ud800", "\ud83d\ude00 is a pair", "\u0000\u2028"})
    void textWithHalvesOfPairsIsReadAndNamesHaveThemWrittenOut(String text) {
        LogValue value = new LogValue.Dict(Map.of(text, new LogValue.Text("str", text)));

        LogValue read = writtenAndRead(Logs.with(Logs.passed(text), Logs.returned(Map.of(text, value))))
                .observation()
                .orElseThrow()
                .values()
                .values()
                .iterator()
                .next();

        String name = text.startsWith("\ud83d") || text.startsWith("\u0000")
                ? text
                : text.replace("\ud800", "\\ud800").replace("\udc00", "\\udc00");
        assertThat(read).isEqualTo(new LogValue.Dict(Map.of(name, new LogValue.Text("str", text))));
    }

    @Test
    void identitiesAreNumberedInOrderOfAppearance() {
        LogValue pair = new LogValue.Items(
                "tuple", List.of(new LogValue.Alias(900, 500, 64), new LogValue.Alias(500, 500, 32)));

        LoggedObservation observation =
                new LoggedObservation(Optional.empty(), Map.of(), Map.of("result", pair), List.of());

        assertThat(observation.aliases().get("result"))
                .isEqualTo(
                        new LogValue.Items("tuple", List.of(new LogValue.Alias(1, 2, 1), new LogValue.Alias(2, 2, 2))));
    }

    @Test
    void eachLineIsHandedOverWhole() {
        List<String> handedOver = new ArrayList<>();
        OutputStream spy = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("single bytes");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                handedOver.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        };
        try (LogWriter log = new LogWriter(spy, LogWriter.Tensors.WHOLE, Logs.header())) {
            log.write(Logs.passed("a"));
        }

        assertThat(handedOver)
                .hasSize(2)
                .allMatch(line -> line.endsWith("}\n") && line.indexOf('\n') == line.length() - 1);
    }

    @Test
    void recordsOfSeveralThreadsDoNotMix() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (LogWriter log = writer(LogWriter.Tensors.WHOLE)) {
            for (int i = 0; i < 100; i++) {
                String id = "case-" + i;
                threads.execute(() -> log.write(Logs.passed(id)));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            log.end(true);
        }
        LogReader reader = reader();
        int count = 0;
        while (reader.next().isPresent()) {
            count++;
        }

        assertThat(count).isEqualTo(100);
        assertThat(reader.footer()).isPresent();
    }

    @Test
    void aLogThatHasEndedTakesNoMore() {
        LogWriter log = writer(LogWriter.Tensors.WHOLE);
        log.end(false);
        log.end(true);

        assertThat(reader().next()).isEmpty();
        assertThat(text().lines()).hasSize(2).last().asString().contains("\"complete\":false");
        assertThatThrownBy(() -> log.write(Logs.passed("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log has ended, so there is no place for a");
    }

    @Test
    void aFullDiskIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> new LogWriter(full, LogWriter.Tensors.WHOLE, Logs.header()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the log can't be written: No space left on device");
    }

    @Test
    void twoRunsGiveEqualRecords() {
        CaseRecord first = Logs.with(
                Logs.passed("a"),
                new LoggedObservation(Optional.empty(), Map.of(), Map.of("x", new LogValue.Alias(5, 5, 5)), List.of()));
        CaseRecord second = Logs.with(
                Logs.passed("a"),
                new LoggedObservation(Optional.empty(), Map.of(), Map.of("x", new LogValue.Alias(8, 8, 9)), List.of()));

        assertThat(first).isEqualTo(second);
    }

    @Test
    void nothingIsWrittenAfterALineThatCouldBeWrittenOnlyInPart() {
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        boolean[] isFull = new boolean[1];
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                disk.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                disk.write(bytes, offset, isFull[0] ? length / 2 : length);
                if (isFull[0]) {
                    isFull[0] = false;
                    throw new IOException("No space left on device");
                }
            }
        };
        try (LogWriter log = new LogWriter(out, LogWriter.Tensors.ABRIDGED, Logs.header())) {
            isFull[0] = true;
            assertThatThrownBy(() -> log.write(Logs.failed("a/b"))).hasMessageContaining("No space left");
            int size = disk.size();

            log.end(false);

            assertThat(disk.size()).isEqualTo(size);
        }
    }
}
