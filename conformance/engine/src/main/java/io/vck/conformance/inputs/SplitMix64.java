package io.vck.conformance.inputs;

import java.nio.charset.StandardCharsets;

/**
 * The random bits of the inputs: SplitMix64 of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators"
 * (OOPSLA 2014), seeded by a text.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final double TWO_TO_MINUS_24 = 0x1p-24;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /** A sequence whose seed is the FNV-1a hash (64 bits) of a text in UTF-8. */
    public static SplitMix64 seededBy(String text) {
        long hash = FNV_OFFSET_BASIS;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return new SplitMix64(hash);
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    private static long mixed(long state) {
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number in [0, 1): the first 24 of the next bits, which float32 holds exactly. */
    public double uniform() {
        return (next() >>> 40) * TWO_TO_MINUS_24;
    }

    /** A number in [-6, 6) with mean 0 and variance 1: twelve uniform numbers summed, minus six. */
    double normal() {
        long sum = 0;
        long local = state;
        for (int i = 0; i < 12; i++) {
            local += GOLDEN_GAMMA;
            sum += mixed(local) >>> 40;
        }
        state = local;
        return sum * TWO_TO_MINUS_24 - 6;
    }

    /** The next {@link #uniform} numbers, the first {@code count} of an array. */
    void uniform(double[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = uniform();
        }
    }

    /** The next {@link #normal} numbers, the first {@code count} of an array. */
    void normal(double[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = normal();
        }
    }

    /** A whole number in [low, high): the next bits, as an unsigned number, modulo the number of choices. */
    public long integer(long low, long high) {
        return low + Long.remainderUnsigned(next(), high - low);
    }
}
