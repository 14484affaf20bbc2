package io.vck.reports.log;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far an observed number of a log may be from the expected one: {@code |observed - expected| <= absolute + relative *
 * |expected|}. The numbers are PyTorch's defaults ({@code torch.testing.assert_close}); a complex type has those of its
 * components. The judge of the kit has the same, of which a test takes care: it knows nothing of reports, nor they of it.
 */
public record NumberTolerance(double relative, double absolute) {
    /** That of float32. */
    public static final NumberTolerance SINGLE = new NumberTolerance(1.3e-6, 1e-5);

    /** That of float64, and of Python's floats. */
    public static final NumberTolerance DOUBLE = new NumberTolerance(1e-7, 1e-7);

    /** By the names of element types; what is not among them is compared exactly. */
    public static final SortedMap<String, NumberTolerance> BY_DTYPE = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("float32", SINGLE, "complex64", SINGLE, "float64", DOUBLE, "complex128", DOUBLE)));
}
