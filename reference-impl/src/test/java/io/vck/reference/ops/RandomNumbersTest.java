package io.vck.reference.ops;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RandomNumbersTest {
    private static final int MANY = 2000;
    private static final List<Long> SIZE = List.of((long) MANY);

    private static Tensor call(String operator, Object... args) {
        return (Tensor) Dispatcher.call(operator, args);
    }

    private static StridedTensor filled(double value) {
        double[] values = new double[MANY];
        Arrays.fill(values, value);
        return StridedTensor.ofDoubles(DType.FLOAT32, values, MANY);
    }

    private static DoublePredicate whole(double low, double high) {
        return value -> value >= low && value < high && value == Math.rint(value);
    }

    static Stream<Arguments> draws() {
        return Stream.of(
                of("rand", call("rand", SIZE), (DoublePredicate) v -> v >= 0 && v < 1, 0.5),
                of("randn", call("randn", SIZE), (DoublePredicate) v -> Math.abs(v) < 10, 0.0),
                of("randint", call("randint", 7L, SIZE), whole(0, 7), 3.0),
                of("randint.low", call("randint.low", -3L, 4L, SIZE), whole(-3, 4), 0.0),
                of("rand_like", call("rand_like", filled(0)), (DoublePredicate) v -> v >= 0 && v < 1, 0.5),
                of("randint_like", call("randint_like", filled(0), 3L), whole(0, 3), 1.0),
                of("bernoulli", call("bernoulli", filled(0.3)), whole(0, 2), 0.3),
                of("bernoulli.p", call("bernoulli.p", filled(0), 0.3), whole(0, 2), 0.3),
                of("poisson", call("poisson", filled(2)), whole(0, 1e3), 2.0),
                of("poisson of a large mean", call("poisson", filled(2000)), whole(1000, 3000), 2000.0),
                of("normal", call("normal.Tensor_Tensor", filled(5), filled(0.1)), (DoublePredicate) v -> v > 0, 5.0),
                of("bernoulli_", call("bernoulli_.float", filled(7), 0.3), whole(0, 2), 0.3),
                of("exponential_", call("exponential_", filled(7), 2.0), (DoublePredicate) v -> v >= 0, 0.5),
                of("geometric_", call("geometric_", filled(7), 0.5), whole(1, 1e3), 2.0),
                of("log_normal_", call("log_normal_", filled(7), 0.0, 0.1), (DoublePredicate) v -> v > 0, 1.005),
                of("normal_", call("normal_", filled(7), 5.0, 0.1), (DoublePredicate) v -> v > 0, 5.0),
                of("random_.from", call("random_.from", filled(7), -3L, 4L), whole(-3, 4), 0.0),
                of("random_.to", call("random_.to", filled(7), 3L), whole(0, 3), 1.0),
                of("uniform_", call("uniform_", filled(7), 2.0, 4.0), (DoublePredicate) v -> v >= 2 && v < 4, 3.0));
    }

    /** Ten standard errors or more of the mean of 2,000 draws. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("draws")
    void numbersLieInTheirRangeAroundTheirMean(String name, Tensor drawn, DoublePredicate inRange, double mean) {
        double[] numbers = values(drawn);
        assertThat(numbers).hasSize(MANY);
        assertThat(Arrays.stream(numbers)).allMatch(inRange::test);
        double deviation = Math.max(1, Math.sqrt(mean)) * 10 / Math.sqrt(MANY) * 2;
        assertThat(Arrays.stream(numbers).average().orElseThrow()).isBetween(mean - deviation, mean + deviation);
        assertThat(Arrays.stream(numbers).distinct().count()).isGreaterThan(1);
    }

    @Test
    void theMedianOfACauchyDistributionIsItsFirstParameter() {
        double[] numbers = values(call("cauchy_", filled(7), 3.0, 1.0));
        Arrays.sort(numbers);
        assertThat(numbers[MANY / 2]).isBetween(2.5, 3.5);
    }

    @Test
    void aPermutationHoldsEachIndexOnce() {
        double[] numbers = values(call("randperm", 20L));
        Arrays.sort(numbers);
        assertThat(numbers).containsExactly(values(call("arange", 20L)));
    }

    @Test
    void withoutReplacementEachCategoryIsDrawnOnce() {
        double[] drawn = values(call("multinomial", distinct(DType.FLOAT32, 5), 5L));
        assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void categoriesOfNoWeightAreNotDrawn() {
        Tensor weights = StridedTensor.ofDoubles(DType.FLOAT32, new double[] {0, 1, 0, 0, 0, 2}, 2, 3);
        Tensor drawn = call("multinomial", weights, 4L, true);
        assertThat(drawn.shape()).containsExactly(2, 4);
        assertThat(values(drawn)).containsExactly(1, 1, 1, 1, 2, 2, 2, 2);
    }

    @Test
    void whatIsDrawnInPlaceIsWrittenAndCounted() {
        StridedTensor x = filled(7);
        assertThat(call("uniform_", x)).isSameAs(x);
        assertThat(x.storage().version()).isOne();
        assertThat(values(Torch.select(x, 0, 0))[0]).isLessThan(1);
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThatThrownBy(() -> call("randint", 0L, SIZE)).isInstanceOf(PythonError.class);
        assertThatThrownBy(() -> call("bernoulli", filled(2))).isInstanceOf(PythonError.class);
    }
}
