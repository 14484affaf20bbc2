package io.vck.reports.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at 0x7f3a90 in Tensor@1b2c3d4e|at <address> in Tensor@<address>",
                "<object at 0xDEADBEEF>|<object at <address>>",
                "2026-11-26T10:43:57.123Z and 2026-11-26 10:43|<time> and <time>",
                "run 123e4567-e89b-12d3-a456-426614174000|run <uuid>",
                "no answer within 10 s|no answer within <duration>",
                "took 10.25ms, 3 minutes|took <duration>, <duration>",
                "pid 4711, process: 12, seed=99|pid <number>, process: <number>, seed=<number>",
                "in /home/me/lib/vmap.py:123|in <folder>/vmap.py:<line>",
                "File \"/usr/lib/a b.py\", line 12|File \"<folder>/a b.py\", line <line>",
                "C:\\Users\\me\\vmap.py|<folder>/vmap.py",
                "expected 1.5, observed -2.500001|expected <real>, observed <real>",
                "1.2e-08 or 1e+16 or 5.e3|<real> or <real> or <real>",
                "tensor(5.) and tensor([1., -2.])|tensor(<real>) and tensor([<real>, <real>])",
                "(1., -2.) and [ 1. -2. 3.5 4.]|(<real>, <real>) and [ <real> <real> <real> <real>]",
                "(1.5-2.25j) and (1+2j) and 3.e-7+0.j and (0.5-1.0E-7j)|(<complex>) and (<complex>) and <complex> and"
                        + " (<complex>)",
                "3 of 6 elements differ, the greatest difference is 0.5 at [0, 2]|"
                        + "3 of 6 elements differ, the greatest difference is <real>",
                "a   b\tc|a b c",
            })
    void whatDiffersFromRunToRunIsLeftOut(String message, String stable) {
        assertThat(StableText.of(message)).isEqualTo(stable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result at [0, 2] (lane 1): 3 of 6 elements differ",
                "shape: expected (2, 3), observed (3, 2)",
                "int64[2,3] is not float32[2,3]",
                "the backend does not have: legacy-refusals, random",
                "Dimension out of range (expected to be in range of [-1, 0], but got 1)",
                "expected a warning that matches /There is a performance drop/, observed none",
                "1/2 and 3/4",
                "the existing size (3) at non-singleton dimension 0. Target sizes: [3, 5]",
                "not vmapped over at level 1. Please try",
                "got dim 2.",
                "dims 0...2",
                "(see dim 1.)",
                "2 of 6 elements differ, the greatest difference is 5 at [0, 2]",
                "torch 2.13.0",
            })
    void dimsPlacesShapesAndCountsStay(String message) {
        assertThat(StableText.of(message)).isEqualTo(message);
    }

    @Test
    void ofAVeryLongMessageTheBeginningStaysAndAChecksum() {
        String one = StableText.of("x".repeat(5_000) + "1");
        String other = StableText.of("x".repeat(5_000) + "2");

        assertThat(one).hasSizeLessThan(400).startsWith("xxx").endsWith(">").isNotEqualTo(other);
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(StableText.of("a\ud800b")).isEqualTo("a\ufffdb");
        assertThat(StableText.of("x".repeat(299) + "\ud83d\ude00".repeat(100)).codePoints())
                .noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
    }

    @Test
    void aPathCanBeOfAnyLength() {
        assertThat(StableText.of("in " + "/a".repeat(100_000) + "/vmap.py")).isEqualTo("in <folder>/vmap.py");
        assertThat(StableText.of("in C:\\" + "a\\".repeat(100_000) + "vmap.py")).isEqualTo("in <folder>/vmap.py");
    }
}
