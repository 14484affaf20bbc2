package io.vck.conformance.judge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.value.DType;
import io.vck.reports.log.NumberTolerance;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToleranceTest {

    @ParameterizedTest
    @EnumSource(DType.class)
    void isThatByWhichReportsCompare(DType dtype) {
        NumberTolerance reported = Optional.ofNullable(
                        NumberTolerance.BY_DTYPE.get(dtype.name().toLowerCase(Locale.ROOT)))
                .orElse(new NumberTolerance(0, 0));

        assertThat(Tolerance.of(dtype)).isEqualTo(new Tolerance(reported.relative(), reported.absolute()));
    }
}
