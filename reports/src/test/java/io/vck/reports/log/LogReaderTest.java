package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {

    private static String log() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogWriter log = new LogWriter(out, LogWriter.Tensors.ABRIDGED, Logs.header())) {
            log.write(Logs.passed("a"));
            log.write(Logs.passed("b"));
            log.end(true);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static LogReader reader(String text) {
        return new LogReader("a.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void readAll(String text) {
        LogReader reader = reader(text);
        while (reader.next().isPresent()) {
            // Reading is what is tested.
        }
    }

    @Test
    void aLogOfARunThatDiedIsReadAsFarAsItGoes() {
        String died = log().lines().limit(2).reduce("", (a, b) -> a + b + "\n") + "{\"type\":\"record\",\"id\":\"b";
        LogReader reader = reader(died);

        assertThat(reader.next()).map(CaseRecord::id).contains("a");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.footer()).isEmpty();
        assertThat(reader.endsInUnfinishedLine()).isTrue();
    }

    @Test
    void aLogWithoutAFooterSaysSo() {
        LogReader reader = reader(log().lines().limit(3).reduce("", (a, b) -> a + b + "\n"));
        while (reader.next().isPresent()) {
            // To the end.
        }

        assertThat(reader.footer()).isEmpty();
        assertThat(reader.endsInUnfinishedLine()).isFalse();
    }

    @Test
    void logsOfEarlierMinorVersionsAreRead() {
        String earlier = log().replace("\"log\":\"1.4\"", "\"log\":\"1.0\"")
                .replaceAll("\"requirement_titles\":\\{[^}]*\\},", "")
                .replace(",\"rerun\":\"vck run --backend toy\"", "")
                .replaceAll(",\"plan\":\\{[^{}]*\\{[^{}]*\\}[^{}]*(\\{[^{}]*\\})?\\}", "")
                .replaceAll(",\"profiles\":\\{[^}]*\\}", "")
                .replaceAll(",\"settings\":\\[[^]]*\\]", "");
        LogReader reader = reader(earlier);

        assertThat(reader.header().glossary().requirementTitles()).isEmpty();
        assertThat(reader.header().rerun("a")).isEmpty();
        assertThat(reader.header().plan()).isEmpty();
        assertThat(reader.header().glossary().profiles()).isEmpty();
        assertThat(reader.next()).hasValueSatisfying(record -> {
            assertThat(record.id()).isEqualTo("a");
            assertThat(record.settings()).isEmpty();
        });
    }

    @Test
    void theHeaderSaysHowACaseIsRunAgain() {
        assertThat(reader(log()).header().rerun("api/a/b[d=-1]"))
                .contains("vck run --backend toy --filter 'api/a/b[d=-1]'");
    }

    @Test
    void keysOfLaterMinorVersionsArePassedOver() {
        String later =
                log().replace("\"log\":\"1.4\"", "\"log\":\"1.7\"").replace("\"about\":", "\"new\":[],\"about\":");

        assertThat(reader(later).next()).map(CaseRecord::id).contains("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"verdict\":\"pass\"|\"verdict\":\"good\"|a.jsonl:2: `verdict` is to be one of [pass, fail, error, unsupported, timeout, crash, broken], got \"good\"",
                "\"about\":\"why\"|\"about\":7|a.jsonl:2: `about` is to be a string, got 7",
                "\"about\":\"why\"|\"abut\":\"why\"|a.jsonl:2: the key `about` is missing",
                "\"milliseconds\":0.25|\"milliseconds\":\"fast\"|a.jsonl:2: expected a number, got \"fast\"",
                "\"shape\":[2,3]|\"shape\":[2.5]|a.jsonl:2: `shape` is to be integers, got 2.5",
                "\"none\":true|\"null\":true|a.jsonl:2: there is no value of kind `null`",
                "\"type\":\"record\"|\"type\":\"recrod\"|a.jsonl:2: `type` is to be header, record or footer, got \"recrod\"",
                "\"complete\":true|\"complete\":1|a.jsonl:4: `complete` is to be true or false, got 1",
                "\"log\":\"1.4\"|\"log\":\"2.0\"|a.jsonl:1: the log has version 2.0, this program reads 1.x",
                "2026-01-02T03:04:05Z|yesterday|a.jsonl:1: `started` is to be a time in ISO 8601, got \"yesterday\"",
            })
    void whatIsWrongIsSaidWithItsLine(String right, String wrong, String message) {
        assertThat(log()).contains(right);
        assertThatThrownBy(() -> readAll(log().replace(right, wrong)))
                .isInstanceOf(MalformedLog.class)
                .hasMessage(message);
    }

    @Test
    void recordsSayWhereTheyStandAndHowFarTheLogIsWhole() {
        byte[] bytes = log().getBytes(StandardCharsets.UTF_8);
        int firstEnd = log().lines()
                .limit(2)
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        for (int length = 0; length <= bytes.length; length += 7) {
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            int lines = (int) text.chars().filter(c -> c == '\n').count();
            if (lines == 0) {
                continue;
            }
            LogReader reader = new LogReader("a.jsonl", new ByteArrayInputStream(bytes, 0, length));
            if (reader.next().isPresent() && lines > 1) {
                LogReader.Extent extent = reader.extent();
                assertThat(extent.start() + extent.length()).isEqualTo(firstEnd);
                assertThat(text.substring((int) extent.start())).startsWith("{\"type\":\"record\",\"id\":\"a\"");
            }
            while (reader.next().isPresent()) {
                // To the end.
            }
            int records = Math.min(lines, 3);
            assertThat(reader.wholeBytes())
                    .isEqualTo(log().lines()
                            .limit(records)
                            .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                            .sum());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"unchecked\":1|\"unchecked\":123456789012345678901234567890",
                "\"bool\":true|\"bool\":\"yes\"",
                "\"values\":[0.0,1.0,2.0]|\"values\":[0.0,{},2.0]",
            })
    void numbersThatAreNoneAreMalformedToo(String right, String wrong) {
        assertThat(log()).contains(right);
        assertThatThrownBy(() -> readAll(log().replace(right, wrong)))
                .isInstanceOf(MalformedLog.class)
                .hasMessageStartingWith("a.jsonl:2: ");
    }

    @Test
    void aLogBeginsWithItsHeader() {
        String headless = log().lines().skip(1).reduce("", (a, b) -> a + b + "\n");

        assertThatThrownBy(() -> reader(headless)).hasMessage("a.jsonl:1: a log begins with its header");
        assertThatThrownBy(() -> reader("")).hasMessage("a.jsonl:1: a log begins with its header");
    }

    @Test
    void garbageInTheMiddleIsAnError() {
        String garbled = log().replaceFirst("\n\\{", "\n{{");

        assertThatThrownBy(() -> readAll(garbled))
                .isInstanceOf(MalformedLog.class)
                .hasMessageStartingWith("a.jsonl:2: not JSON: ");
    }

    @Test
    void nothingFollowsTheFooter() {
        assertThatThrownBy(() -> readAll(log() + log().lines().findFirst().orElseThrow()))
                .hasMessage("a.jsonl:5: a line after the footer");
    }
}
