package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.MalformedLog;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Logs and baselines with bytes that are not as they were written. Each of them is read or refused, and nothing else
 * happens; and none of them opens a gate that was closed. How many there are is the system property
 * {@code vck.mutations}.
 */
class MutationTest {
    private static final int COUNT = Integer.getInteger("vck.mutations", 10_000);
    private static final GateTerms TERMS = GateTerms.whole(LocalDate.of(2026, 6, 1));

    private static final Baseline KNOWN = GateTest.baseline("""
        {"case": "a/f/bad", "labels": ["1"], "verdict": "fail", "message": "wrong", "reason": "hard", "until": "2026-12-31"},
        {"case": "a/f/none", "verdict": "unsupported", "message": "no vmap", "reason": "not yet"},
        {"case": "a/f/odd", "verdict": "crash", "message": "died", "flaky": true, "reason": "a race"}
        """);

    private static TestLog log() {
        return TestLog.of()
                .pass("a/f/fine", "a/f/bad[2]")
                .add("a/f/none", CaseVerdict.UNSUPPORTED, "no vmap")
                .add("a/f/odd", CaseVerdict.CRASH, "died")
                .add("a/f/bad[1]", CaseVerdict.FAIL, "wrong");
    }

    private static final byte[] GREEN = log().pass("a/f/good").bytes();

    private static final List<byte[]> RED = List.of(
            log().add("a/f/good", CaseVerdict.FAIL, "wrong").bytes(),
            log().add("a/f/good", CaseVerdict.UNSUPPORTED, "no").bytes(),
            log().add("a/f/good", CaseVerdict.BROKEN, "no inputs").bytes(),
            log().bytes(),
            log().pass("a/f/good").interrupted().bytes(),
            log().pass("a/f/good").taking(7).bytes());

    private static Optional<RunOutcomes> read(byte[] log) {
        try {
            return Optional.of(TestLog.read(log));
        } catch (MalformedLog refused) {
            return Optional.empty();
        }
    }

    private static Optional<GateReport> judge(byte[] log, Baseline baseline) {
        try {
            return read(log).map(run -> Gate.judge(run, Optional.of(baseline), TERMS));
        } catch (InvalidBaseline refused) {
            return Optional.empty();
        }
    }

    @Test
    void theOriginalsAreGreenAndRed() {
        assertThat(judge(GREEN, KNOWN)).get().matches(GateReport::isGreen);
        assertThat(RED).noneMatch(log -> judge(log, KNOWN).orElseThrow().isGreen());
    }

    @Test
    void noChangeOfALogOpensAClosedGate() {
        SplittableRandom random = new SplittableRandom(20260601);
        for (int i = 0; i < COUNT; i++) {
            byte[] log = RED.get(i % RED.size());
            byte[] mutant = new Mutator(random.split()).mutate(log);
            if (judge(mutant, KNOWN).filter(GateReport::isGreen).isPresent()) {
                assertThat(new String(mutant, StandardCharsets.UTF_8))
                        .as("change %d opens the gate", i)
                        .isEqualTo("a log that is not green");
            }
        }
    }

    @Test
    void aLogThatIsStillGreenSaysTheSame() {
        SplittableRandom random = new SplittableRandom(20260602);
        Map<String, Ending> endings = read(GREEN).orElseThrow().endings();
        for (int i = 0; i < COUNT; i++) {
            byte[] mutant = new Mutator(random.split()).mutate(GREEN);
            if (judge(mutant, KNOWN).filter(GateReport::isGreen).isPresent()) {
                assertThat(read(mutant).orElseThrow().endings())
                        .as("change %d", i)
                        .isEqualTo(endings);
            }
        }
    }

    @Test
    void aChangedBaselineExcusesOnlyWhatItNames() {
        SplittableRandom random = new SplittableRandom(20260603);
        byte[] text = BaselineWriter.write(KNOWN).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < COUNT; i++) {
            byte[] mutant = new Mutator(random.split()).mutate(text);
            Optional<Baseline> baseline = baseline(new String(mutant, StandardCharsets.UTF_8));
            byte[] log = i % 2 == 0 ? GREEN : RED.get(i % RED.size());
            if (baseline.flatMap(known -> judge(log, known))
                    .filter(GateReport::isGreen)
                    .isPresent()) {
                checkAgain(baseline.get(), read(log).orElseThrow());
            }
        }
    }

    private static Optional<Baseline> baseline(String text) {
        try {
            return Optional.of(BaselineReader.read("toy.json", text));
        } catch (InvalidBaseline refused) {
            return Optional.empty();
        }
    }

    /** What being green means, said once more in other words. */
    private static void checkAgain(Baseline baseline, RunOutcomes run) {
        assertThat(run.flaw()).isEmpty();
        assertThat(run.endings().keySet()).containsAll(baseline.cases());
        assertThat(run.run().backend().capabilities()).containsAll(baseline.capabilities());
        Map<String, KnownOutcome> entries = baseline.entriesById();
        run.endings().forEach((id, ending) -> {
            KnownOutcome entry = entries.get(id);
            if (entry != null) {
                assertThat(entry.reason()).isNotBlank();
                boolean passes = ending.fingerprint().equals(Fingerprint.PASS);
                assertThat(passes && entry.flaky() || ending.fingerprint().equals(entry.outcome()))
                        .as(id)
                        .isTrue();
            } else if (baseline.cases().contains(id)) {
                assertThat(ending.fingerprint()).as(id).isEqualTo(Fingerprint.PASS);
            } else {
                assertThat(ending.verdict()).as(id).isIn(CaseVerdict.PASS, CaseVerdict.UNSUPPORTED);
            }
        });
    }

    /** Changes a text in a few places, by bytes, by lines, and by words that mean something in it. */
    private record Mutator(SplittableRandom random) {
        private static final Pattern VERDICT =
                Pattern.compile("(\"id\":\"a/f/good\",\"verdict\":\")(\\w+)\",\"message\":\"[^\"]*\"");
        private static final Pattern PASSED = Pattern.compile("\"pass\":(\\d)");

        private static final List<String> WORDS = List.of(
                "pass",
                "fail",
                "crash",
                "unsupported",
                "broken",
                "\"verdict\"",
                "\"message\"",
                "\"disputed\":\"x\",",
                "\"id\"",
                "\"footer\"",
                "\"record\"",
                "\"complete\":true",
                "true",
                "false",
                "null",
                "0",
                "1",
                "-1",
                "1e999",
                "99999999999999999999",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\n",
                "\\u0000",
                "\\ud800",
                "\ud83d\ude00",
                "\u001b[31m",
                "a/f/good",
                "a/f/odd",
                "\"flaky\":true,",
                "\"plan\"",
                "\"checksum\"",
                "\"cases\"",
                "1.1",
                "1.3");

        byte[] mutate(byte[] original) {
            byte[] bytes = original;
            int times = 1 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                bytes = once(bytes);
            }
            return bytes;
        }

        private byte[] once(byte[] bytes) {
            int at = random.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, at + random.nextInt(40));
            switch (random.nextInt(9)) {
                case 0:
                    return flipped(bytes);
                case 1:
                    return Arrays.copyOf(bytes, at);
                case 2:
                    return joined(bytes, at, new byte[0], end);
                case 3:
                    return joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
                case 4:
                    return joined(bytes, at, word(), at);
                case 5:
                    return joined(bytes, at, word(), end);
                case 6:
                    return replaced(bytes);
                case 7:
                    return lied(bytes);
                default:
                    return swapped(bytes);
            }
        }

        private byte[] flipped(byte[] bytes) {
            byte[] flipped = bytes.clone();
            if (flipped.length > 0) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }

        /** A verdict and the footer's numbers changed together. */
        private static byte[] lied(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            Matcher verdict = VERDICT.matcher(text);
            if (!verdict.find()) {
                return bytes;
            }
            String better = verdict.replaceFirst("$1pass\",\"message\":\"\"");
            Matcher fewer =
                    Pattern.compile("\"" + verdict.group(2) + "\":(\\d)").matcher(better);
            Matcher more = PASSED.matcher(
                    fewer.find()
                            ? fewer.replaceFirst("\"" + verdict.group(2) + "\":"
                                    + (fewer.group(1).charAt(0) - '1'))
                            : better);
            String lied =
                    more.find() ? more.replaceFirst("\"pass\":" + (more.group(1).charAt(0) - '/')) : better;
            return lied.getBytes(StandardCharsets.ISO_8859_1);
        }

        private byte[] replaced(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(WORDS.get(random.nextInt(8)), random.nextInt(text.length() + 1));
            return at < 0 ? bytes : joined(bytes, at, word(), Math.min(bytes.length, at + 4));
        }

        private byte[] swapped(byte[] bytes) {
            String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
            int one = random.nextInt(lines.length);
            int other = random.nextInt(lines.length);
            String line = lines[one];
            lines[one] = random.nextBoolean() ? lines[other] : line;
            lines[other] = line;
            return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        }

        private byte[] word() {
            return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
            byte[] joined = Arrays.copyOf(bytes, end + middle.length + bytes.length - start);
            System.arraycopy(middle, 0, joined, end, middle.length);
            System.arraycopy(bytes, start, joined, end + middle.length, bytes.length - start);
            return joined;
        }
    }
}
