package io.vck.conformance.fuzz.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MisfitTest {
    private static final int THROWS = 200;

    private final Dice dice = Dice.of(3, 4);

    @Test
    void isOutOfRangeByOne() {
        assertThat(IntStream.range(0, THROWS)
                        .mapToObj(each -> Misfit.outside(3, dice))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(3, -4);
    }

    static Stream<List<Integer>> shapes() {
        return Stream.of(List.of(), List.of(0), List.of(2, 3), List.of(1, 4, 2));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void hasOneDimMoreOrLessOrOneSizeMore(List<Integer> fitting) {
        int size = fitting.stream().reduce(0, Integer::sum);
        for (int each = 0; each < THROWS; each++) {
            List<Integer> shape = Misfit.shape(fitting, dice);
            assertThat(Math.abs(shape.size() - fitting.size())).isLessThanOrEqualTo(1);
            assertThat(shape).isNotEqualTo(fitting);
            if (shape.size() == fitting.size()) {
                assertThat(shape.stream().reduce(0, Integer::sum)).isEqualTo(size + 1);
            }
        }
    }
}
