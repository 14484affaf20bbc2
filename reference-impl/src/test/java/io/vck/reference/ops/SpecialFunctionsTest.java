package io.vck.reference.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialFunctionsTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-11);

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5723649429247001", // log(sqrt(pi))
        "-0.5, 1.2655121234846454", // log(2 sqrt(pi))
        "4, 1.791759469228055", // log(6)
        "171, 706.5730622457874",
        "1e-300, 690.7755278982137",
        "1e300, 6.897755278982137e302"
    })
    void lgammaHasItsKnownValues(double x, double expected) {
        assertThat(SpecialFunctions.lgamma(x)).isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, -0.5772156649015329", // Euler's constant
        "0.5, -1.9635100260214235",
        "-0.5, 0.03648997397857652",
        "100, 4.600161852738087"
    })
    void digammaHasItsKnownValues(double x, double expected) {
        assertThat(SpecialFunctions.digamma(x)).isCloseTo(expected, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1.6449340668482264", // pi ** 2 / 6
        "1, 0.5, 4.934802200544679", // pi ** 2 / 2
        "1, -0.5, 8.934802200544679", // pi ** 2 / 2 + 4
        "2, 1, -2.4041138063191885", // -2 zeta(3)
        "3, 1, 6.493939402266829" // pi ** 4 / 15
    })
    void polygammaHasItsKnownValues(long n, double x, double expected) {
        assertThat(SpecialFunctions.polygamma(n, x)).isCloseTo(expected, CLOSE);
    }

    static DoubleStream arguments() {
        return DoubleStream.of(-7.3, -1.001, -0.2, 1e-3, 0.7, 1.4, 3.9, 9.5, 12, 1e4);
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void aStepOfOneAddsWhatTheRecurrenceSays(double x) {
        assertThat(SpecialFunctions.lgamma(x + 1) - SpecialFunctions.lgamma(x))
                .isCloseTo(Math.log(Math.abs(x)), Offset.offset(1e-9));
        assertThat(SpecialFunctions.digamma(x + 1) - SpecialFunctions.digamma(x))
                .isCloseTo(1 / x, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                Double.MIN_VALUE,
                1e-300,
                1e-8,
                0.1,
                -0.3,
                0.4999999,
                0.5,
                -0.7,
                2,
                -19,
                400,
                -1e300,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void tanhIsThatOfTheLibraryToTheLastDigits(double x) {
        double expected = Math.tanh(x);
        assertThat(SpecialFunctions.tanh(x)).isEqualTo(expected, Offset.offset(4 * Math.ulp(expected)));
    }

    @Test
    void polesAndInfinitiesAreThoseOfTheOriginal() {
        assertThat(SpecialFunctions.lgamma(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SpecialFunctions.lgamma(-3)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SpecialFunctions.lgamma(Double.NEGATIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SpecialFunctions.lgamma(Double.NaN)).isNaN();
        assertThat(SpecialFunctions.digamma(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(SpecialFunctions.digamma(-0.0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SpecialFunctions.digamma(-2)).isNaN();
        assertThat(SpecialFunctions.digamma(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SpecialFunctions.tanh(Double.NaN)).isNaN();
        assertThat(SpecialFunctions.tanh(-0.0)).isEqualTo(-0.0);
    }
}
