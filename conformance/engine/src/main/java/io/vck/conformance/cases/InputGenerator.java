package io.vck.conformance.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions that make tensors out of nothing in the input expressions of a case. Programs don't see them. */
public enum InputGenerator {
    /** {@code randn(2, 3)}: numbers that are nearly normally distributed. */
    RANDN,
    /** {@code rand(2, 3)}: numbers between 0 and 1. */
    RAND,
    /** {@code randint(low, high, (2, 3))}: whole numbers, {@code high} excluded. */
    RANDINT,
    /** {@code arange(start, end, step)}. */
    ARANGE,
    /** {@code eye(n, m)}. */
    EYE,
    /** {@code full((2, 3), value)}. */
    FULL,
    /** {@code zeros(2, 3)}. */
    ZEROS,
    /** {@code ones(2, 3)}. */
    ONES,
    /** {@code tensor([[1, 2], [3, 4]])}. */
    TENSOR;

    private static final Set<String> LABELS =
            Arrays.stream(values()).map(InputGenerator::label).collect(Collectors.toUnmodifiableSet());

    /** The names of all of them. */
    public static Set<String> labels() {
        return LABELS;
    }

    /** The name in input expressions. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
