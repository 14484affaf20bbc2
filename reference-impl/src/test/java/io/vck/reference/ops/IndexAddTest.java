package io.vck.reference.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reference.dispatch.Binder;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.StridedTensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexAddTest {

    /** As the original has it: whole numbers are multiplied by whole ones, of which fractions are cut off. */
    @ParameterizedTest
    @CsvSource({"1, 5", "3, 15", "2.9, 10", "9007199254740993, 45035996273704965"})
    void wholeNumbersAreAddedExactly(String factor, long expected) {
        Object alpha = factor.contains(".") ? (Object) Double.valueOf(factor) : Long.valueOf(factor);
        StridedTensor zeros = StridedTensor.ofLongs(DType.INT64, new long[3], 3);
        StridedTensor index = StridedTensor.ofLongs(DType.INT64, new long[] {1}, 1);
        StridedTensor source = StridedTensor.ofLongs(DType.INT64, new long[] {5}, 1);
        Binder.Bound bound = Binder.bind("index_add", List.of(zeros, 0L, index, source), Map.of("alpha", alpha));
        Object added = Dispatcher.callFromTop(bound.operator(), bound.args());
        assertThat(Elements.longs((StridedTensor) added)).containsExactly(0, expected, 0);
    }
}
