package io.vck.reference.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That each bit is that of {@link StrictMath#acos}. */
class ArcCosineTest {
    private static final int MANY = 2_000_000;
    private static final int NEIGHBOURS = 10_000;

    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                2,
                -2
            })
    void whatIsSpecialHasTheSameBits(double x) {
        assertSame(x);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0x1p-57, 0x1p-27, 0.5, 0.75, 1})
    void theNeighboursOfWhereFormulasChangeHaveTheSameBits(double edge) {
        double up = edge;
        double down = edge;
        for (int i = 0; i < NEIGHBOURS; i++) {
            assertSame(up);
            assertSame(-up);
            assertSame(down);
            assertSame(-down);
            up = Math.nextUp(up);
            down = Math.nextDown(down);
        }
    }

    @Test
    void doublesOfTheDomainHaveTheSameBits() {
        assertSame(() -> random.nextDouble(-1, Math.nextUp(1.0)));
    }

    @Test
    void floatsOfTheDomainHaveTheSameBits() {
        assertSame(() -> (float) random.nextDouble(-1, Math.nextUp(1.0)));
    }

    /** Of any size, nearly all of which are too large or next to nothing; NaNs of any payload among them. */
    @Test
    void anyBitsHaveTheSameBits() {
        assertSame(() -> Double.longBitsToDouble(random.nextLong()));
    }

    /** As near to 0, and to 1, as to anything else. */
    @Test
    void smallAndNearlyOneHaveTheSameBits() {
        assertSame(() -> Math.scalb(random.nextDouble(-1, 1), -random.nextInt(70)));
        assertSame(() -> 1 - Math.scalb(random.nextDouble(), -random.nextInt(53)));
        assertSame(() -> Math.scalb(random.nextDouble(), -random.nextInt(53)) - 1);
    }

    private static void assertSame(DoubleSupplier arguments) {
        for (int i = 0; i < MANY; i++) {
            assertSame(arguments.getAsDouble());
        }
    }

    /** Compares by itself first: millions of assertions would take minutes. */
    private static void assertSame(double x) {
        long bits = Double.doubleToRawLongBits(ArcCosine.acos(x));
        long expected = Double.doubleToRawLongBits(StrictMath.acos(x));
        if (bits != expected) {
            assertThat(Long.toHexString(bits)).as("acos(%s)", x).isEqualTo(Long.toHexString(expected));
        }
    }
}
