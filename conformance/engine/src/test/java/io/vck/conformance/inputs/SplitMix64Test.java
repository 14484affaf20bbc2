package io.vck.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitMix64Test {

    /** The vectors that other implementations of SplitMix64 are tested with. */
    @Test
    void theSeed1234567GivesThePublishedBits() {
        SplitMix64 random = new SplitMix64(1234567);

        long[] bits = {random.next(), random.next(), random.next(), random.next(), random.next()};

        assertThat(bits)
                .containsExactly(
                        6457827717110365317L,
                        3203168211198807973L,
                        Long.parseUnsignedLong("9817491932198370423"),
                        4593380528125082431L,
                        Long.parseUnsignedLong("16408922859458223821"));
    }

    /** The hashes are those that the authors of FNV publish: the first bits come from a state of hash plus gamma. */
    @ParameterizedTest
    @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
    void aTextSeedsByItsFnv1aHash(String text, String hash) {
        long seed = Long.parseUnsignedLong(hash, 16);

        assertThat(SplitMix64.seededBy(text).next()).isEqualTo(new SplitMix64(seed).next());
    }

    @Test
    void uniformNumbersAreTheFirst24Bits() {
        long bits = new SplitMix64(42).next();

        assertThat(new SplitMix64(42).uniform()).isEqualTo((bits >>> 40) / 16777216.0);
    }

    @Test
    void aNormalNumberIsTwelveUniformOnesMinusSix() {
        SplitMix64 uniforms = new SplitMix64(7);
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += uniforms.uniform();
        }

        assertThat(new SplitMix64(7).normal()).isEqualTo(sum - 6);
    }

    @Test
    void severalNumbersAreThoseThatComeOneByOne() {
        SplitMix64 several = new SplitMix64(5);
        double[] uniforms = new double[3];
        double[] normals = new double[3];
        several.uniform(uniforms, 2);
        several.normal(normals, 2);

        SplitMix64 single = new SplitMix64(5);
        assertThat(uniforms).containsExactly(single.uniform(), single.uniform(), 0);
        assertThat(normals).containsExactly(single.normal(), single.normal(), 0);
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        SplitMix64 random = new SplitMix64(1);
        double sum = 0;
        double squares = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            double number = random.normal();
            sum += number;
            squares += number * number;
        }

        assertThat(Math.abs(sum / count)).isLessThan(0.02);
        assertThat(Math.abs(squares / count - 1)).isLessThan(0.02);
    }

    @Test
    void wholeNumbersStayWithinTheirBounds() {
        SplitMix64 random = new SplitMix64(3);
        for (int i = 0; i < 1000; i++) {
            assertThat(random.integer(-2, 3)).isBetween(-2L, 2L);
        }
    }

    /** The numbers by which {@code cases-json/README.md} lets other languages check themselves. */
    @Test
    void theNumbersAreThoseOfTheDocumentation() {
        String text = "api/levels/outer-product#x";
        SplitMix64 bits = SplitMix64.seededBy(text);
        SplitMix64 uniforms = SplitMix64.seededBy(text);
        SplitMix64 normals = SplitMix64.seededBy(text);
        SplitMix64 integers = SplitMix64.seededBy(text);

        assertThat(new long[] {bits.next(), bits.next()}).containsExactly(0xff139b68431297ffL, 0x348f8cc2ce816649L);
        assertThat(new double[] {uniforms.uniform(), uniforms.uniform()})
                .containsExactly(0.9963929057121277, 0.20531535148620605);
        assertThat(new double[] {normals.normal(), normals.normal()})
                .containsExactly(-0.036784231662750244, -0.7824930548667908);
        assertThat(new long[] {integers.integer(0, 10), integers.integer(0, 10), integers.integer(0, 10)})
                .containsExactly(9, 9, 7);
    }
}
