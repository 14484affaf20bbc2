package io.vck.conformance.judge.diagnose;

import io.vck.backend.value.DType;
import io.vck.conformance.judge.compare.Elements;
import io.vck.conformance.judge.compare.LaneLayout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * NOTE [More than chance]
 *
 * <p>That slices hold what others should hold tells something only if that is unlikely for values that are wrong in any other
 * way. Zeros stand in many a wrong result, and so do ones, truths, infinities and NaN; small integers are alike easily; numbers
 * with a fraction are not. So each element of the expected tensor counts for so many bits, by what it is and by how many
 * different values there are, and a diagnosis that fits has to be worth more bits than it took to choose it among all that
 * would have been looked at: {@code n} sources of a broadcast, {@code n!} orders, {@code n^n} choices.
 */
final class Surprise {
    /** One in 16 wrong results may be diagnosed by chance. */
    private static final double ENOUGH = 4;

    /** What a number with a fraction is worth: as good as never met by chance. */
    private static final double FRACTION = 16;

    /** So many values are told apart; more make no difference. */
    private static final int MOST_VALUES = 1 << 16;

    private final Elements expected;
    private final double ofInteger;
    private final double ofCommon;

    /**
     * @param expected elements, of a dtype
     */
    Surprise(Elements expected, DType dtype) {
        this.expected = expected;
        this.ofInteger = log2(different(expected, dtype));
        this.ofCommon = Math.min(dtype == DType.BOOL ? 0.5 : 1, ofInteger);
    }

    /** Whether it tells something that every slice holds what one is to hold. */
    boolean tellsOne(LaneLayout layout, int source) {
        return layout.count() * bits(layout, source) - log2(layout.count()) >= ENOUGH && !isCommon(layout, source);
    }

    /** Whether it tells something that the slices are there in another order. */
    boolean tellsOrder(LaneLayout layout) {
        double all = IntStream.range(0, layout.count())
                .mapToDouble(slice -> bits(layout, slice))
                .sum();
        double orders = IntStream.rangeClosed(2, layout.count())
                .mapToDouble(Surprise::log2)
                .sum();
        return all - orders >= ENOUGH;
    }

    /** Whether it tells something that each slice holds what some slice is to hold. */
    boolean tellsChoice(LaneLayout layout, List<Integer> sources) {
        double all =
                sources.stream().mapToDouble(source -> bits(layout, source)).sum();
        return all - layout.count() * log2(layout.count()) >= ENOUGH
                && Set.copyOf(sources).stream().anyMatch(source -> !isCommon(layout, source));
    }

    /** Whether it tells something that the elements are there in another order of dims, of so many. */
    boolean tellsAll(int orders) {
        double all = IntStream.range(0, expected.size()).mapToDouble(this::bits).sum();
        return all - log2(orders) >= ENOUGH;
    }

    private double bits(LaneLayout layout, int slice) {
        return elements(layout, slice).mapToDouble(this::bits).sum();
    }

    /** Whether a slice is the same common value all over. */
    private boolean isCommon(LaneLayout layout, int slice) {
        boolean areCommon =
                elements(layout, slice).allMatch(at -> isCommon(expected.real(at)) && expected.imaginary(at) == 0);
        return areCommon
                && elements(layout, slice).mapToObj(expected::real).distinct().count() == 1;
    }

    private static IntStream elements(LaneLayout layout, int slice) {
        return IntStream.range(0, layout.outer())
                .flatMap(block -> IntStream.range(0, layout.inner())
                        .map(i -> (block * layout.count() + slice) * layout.inner() + i));
    }

    private double bits(int at) {
        double real = expected.real(at);
        double imaginary = expected.imaginary(at);
        if (isCommon(real) && (imaginary == 0 || isCommon(imaginary))) {
            return ofCommon;
        }
        boolean hasFraction = real != Math.rint(real) || imaginary != Math.rint(imaginary);
        return hasFraction ? FRACTION : ofInteger;
    }

    private static boolean isCommon(double number) {
        return !Double.isFinite(number) || Math.abs(number) <= 1 && number == Math.rint(number);
    }

    private static int different(Elements elements, DType dtype) {
        Set<List<Double>> values = new HashSet<>();
        for (int i = 0; i < elements.size() && values.size() < MOST_VALUES; i++) {
            values.add(
                    dtype.isComplex() ? List.of(elements.real(i), elements.imaginary(i)) : List.of(elements.real(i)));
        }
        return Math.max(1, values.size());
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
