package io.vck.reports.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeReaderTest {

    private static byte[] log() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogWriter log = new LogWriter(out, LogWriter.Tensors.ABRIDGED, Logs.header())) {
            log.write(Logs.passed("a/b/c"));
            log.write(Logs.failed("a/b/d"));
            log.write(Logs.disputed(Logs.failed("a/b/e[1]"), "who knows"));
            log.end(true);
        }
        return out.toByteArray();
    }

    private static String text() {
        return new String(log(), StandardCharsets.UTF_8);
    }

    private static OutcomeReader reader(byte[] log) {
        return new OutcomeReader("a.jsonl", new ByteArrayInputStream(log));
    }

    private static OutcomeReader reader(String log) {
        return reader(log.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CaseOutcome> rest(OutcomeReader reader) {
        List<CaseOutcome> all = new ArrayList<>();
        for (Optional<CaseOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
            all.add(next.get());
        }
        return all;
    }

    @Test
    void readsWhatTheReaderOfWholeRecordsReads() {
        LogReader whole = new LogReader("a.jsonl", new ByteArrayInputStream(log()));
        List<CaseOutcome> expected = new ArrayList<>();
        for (Optional<CaseRecord> next = whole.next(); next.isPresent(); next = whole.next()) {
            expected.add(CaseOutcome.of(next.get()));
        }
        OutcomeReader reader = reader(log());

        assertThat(rest(reader)).hasSize(3).isEqualTo(expected);
        assertThat(reader.run()).isEqualTo(RunIdentity.of(whole.header()));
        assertThat(reader.tally()).isEqualTo(whole.footer().orElseThrow().tally());
        assertThat(reader.flaw()).isEmpty();
    }

    @Test
    void aLogThatIsCutAtAnyByteIsNotWhole() {
        byte[] whole = log();
        int headerEnd = text().indexOf('\n');
        for (int length = 0; length < whole.length - 1; length += isNearALineEnd(whole, length) ? 1 : 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length < headerEnd) {
                assertThatThrownBy(() -> reader(cut)).hasMessage("a.jsonl:1: a log begins with its header");
            } else {
                OutcomeReader reader = reader(cut);
                rest(reader);
                assertThat(reader.flaw()).as("cut to %d bytes", length).containsInstanceOf(LogFlaw.CutShort.class);
            }
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Within a line, however long, not every byte is a case of its own. */
    private static boolean isNearALineEnd(byte[] log, int place) {
        for (int near = Math.max(0, place - 8); near < Math.min(log.length, place + 16); near++) {
            if (log[near] == '\n') {
                return true;
            }
        }
        return false;
    }

    @Test
    void saysWhereALogWasCut() {
        String text = text();
        OutcomeReader inALine = reader(text.substring(0, text.indexOf("a/b/d")));
        OutcomeReader afterALine = reader(text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        rest(inALine);
        rest(afterALine);

        assertThat(inALine.flaw().orElseThrow().message())
                .isEqualTo("the log ends after 1 case, in the middle of a line, without a footer");
        assertThat(afterALine.flaw().orElseThrow().message()).isEqualTo("the log ends after 3 cases, without a footer");
    }

    @Test
    void aLineThatIsNotAsItWasWrittenShows() {
        OutcomeReader changed =
                reader(text().replace("expected 1.5, observed 2.5; 1 of", "expected 1.5, observed 2.6; 1 of"));
        rest(changed);
        OutcomeReader miscounted = reader(
                text().replace("\"id\":\"a/b/c\",\"verdict\":\"pass\"", "\"id\":\"a/b/c\",\"verdict\":\"fail\""));
        rest(miscounted);

        assertThat(changed.flaw().orElseThrow().message()).startsWith("a line is not as it was written: the checksum");
        assertThat(miscounted.flaw().orElseThrow().message())
                .isEqualTo("its footer counts other verdicts than its records have");
    }

    @Test
    void theOrderOfRecordsDoesNotCount() {
        List<String> lines = new ArrayList<>(text().lines().toList());
        Collections.swap(lines, 1, 3);
        OutcomeReader reader = reader(String.join("\n", lines) + "\n");

        assertThat(rest(reader)).extracting(CaseOutcome::id).containsExactly("a/b/e[1]", "a/b/d", "a/b/c");
        assertThat(reader.flaw()).isEmpty();
    }

    @Test
    void earlierLogsHaveNoChecksumAndLaterOnesMust() {
        String without = text().replaceFirst(",\"checksum\":\"[0-9a-f]{16}\"", "");
        OutcomeReader later = reader(without);
        rest(later);
        OutcomeReader earlier = reader(without.replace("\"log\":\"" + Versions.LOG + "\"", "\"log\":\"1.1\""));
        rest(earlier);

        assertThat(later.flaw().orElseThrow().message()).isEqualTo("its footer has no checksum");
        assertThat(earlier.flaw()).isEmpty();
    }

    @Test
    void kindsOfLinesThatALaterVersionAddsArePassedOver() {
        String[] parts = text().split("\n", 2);
        String later = parts[0].replace("\"log\":\"" + Versions.LOG + "\"", "\"log\":\"1.99\"")
                + "\n{\"type\":\"news\"}\n" + parts[1];

        assertThat(rest(reader(later))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"verdict\":\"pass\"|\"verdict\":\"good\"|a.jsonl:2: there is no verdict \"good\"",
                "\"id\":\"a/b/c\"|\"id\":7|a.jsonl:2: `id` is to be a string",
                "\"verdict\":\"pass\"|\"verdict\":\"fail\",\"verdict\":\"pass\"|a.jsonl:2: the key `verdict` stands twice",
                "\"message\":\"\"|\"massage\":\"\"|a.jsonl:2: the key `message` is missing",
                "\"type\":\"record\"|\"type\":\"recrod\"|a.jsonl:2: `type` is to be header, record or footer, got \"recrod\"",
                "\"complete\":true|\"complete\":1|a.jsonl:5: `complete` is to be true or false",
                "\"strides\"]|7]|a.jsonl:1: `backend.capabilities` is to be strings",
            })
    void whatIsWrongIsSaidWithItsLine(String right, String wrong, String message) {
        assertThat(text()).contains(right);
        assertThatThrownBy(
                        () -> rest(reader(text().replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)))))
                .isInstanceOf(MalformedLog.class)
                .hasMessage(message);
    }

    @Test
    void nothingFollowsTheFooterAndNoSecondHeader() {
        assertThatThrownBy(() -> rest(reader(text() + "{"))).hasMessage("a.jsonl:6: a line after the footer");
        assertThatThrownBy(() -> rest(reader(text() + text()))).hasMessage("a.jsonl:6: a line after the footer");
        String header = text().substring(0, text().indexOf('\n') + 1);
        assertThatThrownBy(() -> rest(reader(header + text()))).hasMessage("a.jsonl:2: a second header");
    }

    /** A line of a gibibyte would not fit into the memory that tests have. */
    @Test
    void aLongLineTakesNoMemory() {
        String[] around = text().split("\"about\":\"why\"", 2);
        byte[] piece = "y".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream((around[0] + "\"about\":\"wh").getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 64; i++) {
            parts.add(new ByteArrayInputStream(piece));
        }
        parts.add(new ByteArrayInputStream(("\"" + around[1]).getBytes(StandardCharsets.UTF_8)));
        OutcomeReader reader = new OutcomeReader("a.jsonl", new SequenceInputStream(Collections.enumeration(parts)));
        long before = allocated();

        assertThat(rest(reader)).hasSize(3);
        assertThat(allocated() - before).isLessThan(8 << 20);
        assertThat(reader.flaw()).containsInstanceOf(LogFlaw.Altered.class);
    }
}
