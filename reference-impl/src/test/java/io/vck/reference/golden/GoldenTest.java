package io.vck.reference.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kernel against the original over its whole domain, as recorded by {@code src/test/golden/record.py}. */
class GoldenTest {

    static Stream<Arguments> operators() {
        Map<String, List<GoldenCall>> byOperator = GoldenFiles.calls().stream()
                .collect(Collectors.groupingBy(GoldenCall::operator, TreeMap::new, Collectors.toList()));
        return byOperator.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operators")
    void givesWhatTheOriginalGives(String operator, List<GoldenCall> calls) {
        assertThat(calls.stream().map(GoldenCall::difference).flatMap(Optional::stream))
                .isEmpty();
    }
}
