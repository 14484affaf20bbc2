package io.vck.conformance.fuzz.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Program;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.expectation.DTypeIs;
import io.vck.conformance.judge.expectation.Shape;
import io.vck.conformance.judge.expectation.Sizes;
import io.vck.conformance.judge.expectation.Unvalued;
import io.vck.conformance.language.ProgramParser;
import io.vck.conformance.language.ProgramPrinter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoLanesTest {

    @Test
    void noLanesAreTakenByASubscript() {
        assertThat(ProgramPrinter.print(new Program(List.of(NoLanes.step("x", 0), NoLanes.step("y", 2)))))
                .containsExactly("no_x = x[:0]", "no_y = y[:, :, :0]");
    }

    @Test
    void lanesComeBackInThePlaceOfNone() {
        NoLanes none = NoLanes.in(program("no_x = x[:, :0]", "y = x[:0]", "vmap(torch.mul, (1, None))(no_x, y)"))
                .orElseThrow();
        assertThat(ProgramPrinter.print(none.withLanes(2)))
                .containsExactly("no_x = x[:, :2]", "y = x[:0]", "vmap(torch.mul, (1, None))(no_x, y)");
        assertThat(NoLanes.in(none.withLanes(1))).isEmpty();
    }

    @Test
    void lanesMustBeThereToComeBack() {
        NoLanes none = NoLanes.in(program("no_x = x[:, :0]")).orElseThrow();
        assertThat(none.has(2, Map.of("x", input(1, 2)))).isTrue();
        assertThat(none.has(2, Map.of("x", input(2, 1)))).isFalse();
        assertThat(none.has(2, Map.of("x", input(2)))).isFalse();
        assertThat(none.has(2, Map.of())).isFalse();
    }

    /** A size that counts lanes falls to 0, one that counts two for each lane as well, and others stay. */
    @Test
    void whatNoLanesGiveFollowsFromOneAndTwo() {
        Value<ObservedTensor> one = new Value.Tuple<>(List.of(output(DType.FLOAT32, 3, 1), output(DType.BOOL, 2)));
        Value<ObservedTensor> two = new Value.Tuple<>(List.of(output(DType.FLOAT32, 3, 2), output(DType.BOOL, 4)));
        assertThat(Extrapolation.of(one, two))
                .containsExactly(
                        new Shape(Map.of(item(0), sizes(3, 0), item(1), sizes(0))),
                        new DTypeIs(Map.of(item(0), DType.FLOAT32, item(1), DType.BOOL)),
                        new Unvalued("a batch of no lanes has no elements"));
        assertThat(Extrapolation.of(output(DType.BOOL, 3), output(DType.BOOL, 3)))
                .contains(new Shape(Map.of(Path.RESULT, sizes(3))));
    }

    @Test
    void nothingFollowsFromResultsThatAreNotAlike() {
        assertThat(Extrapolation.of(output(DType.BOOL), output(DType.BOOL, 2))).isEmpty();
        assertThat(Extrapolation.of(new Value.None<>(), output(DType.BOOL))).isEmpty();
    }

    private static Path item(int index) {
        return Path.parse("result[" + index + "]");
    }

    private static Sizes sizes(long... sizes) {
        return new Sizes.Literal(Arrays.stream(sizes).boxed().toList());
    }

    private static Program program(String... steps) {
        return new Program(Stream.of(steps)
                .map(step -> ProgramParser.step(step).node().orElseThrow())
                .toList());
    }

    private static Value<ObservedTensor> output(DType dtype, long... shape) {
        List<Long> sizes = Arrays.stream(shape).boxed().toList();
        return new Value.Tensor<>(new ObservedTensor(
                dtype, sizes, Optional.empty(), Optional.empty(), new byte[count(sizes) * dtype.bytes()]));
    }

    private static Value<TensorData> input(long... shape) {
        List<Long> sizes = Arrays.stream(shape).boxed().toList();
        Storage storage = new Storage(DType.BOOL, new byte[count(sizes)]);
        return new Value.Tensor<>(new TensorData(storage, sizes, Collections.nCopies(sizes.size(), 1L), 0, false));
    }

    private static int count(List<Long> sizes) {
        return Math.toIntExact(sizes.stream().reduce(1L, (a, b) -> a * b));
    }
}
