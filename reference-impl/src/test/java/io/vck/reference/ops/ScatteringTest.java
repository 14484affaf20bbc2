package io.vck.reference.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vck.reference.autograd.Autograd;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tensors without dims and with one, in all places. */
class ScatteringTest {
    private static final List<int[]> SHAPES = List.of(new int[0], new int[] {1}, new int[] {2});

    static Stream<Arguments> shapes() {
        return Stream.of("scatter.src", "scatter_add")
                .flatMap(operator -> SHAPES.stream()
                        .flatMap(self -> SHAPES.stream()
                                .flatMap(index -> SHAPES.stream().map(src -> arguments(operator, self, index, src)))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aSourceHasToHaveAsManyElementsAsTheIndex(String operator, int[] self, int[] index, int[] src) {
        Tensor positions = Torch.zeros(DType.INT64, index);
        Tensor source = StridedTensor.ofDoubles(DType.FLOAT32, new double[] {1, 1}, 2);
        source = src.length == 0 ? Torch.select(source, 0, 0) : Torch.slice(source, 0, 0L, (long) src[0], 1);
        Tensor leaf = Torch.clone(source);
        Autograd.setRequiresGrad(leaf, true);
        Tensor into = Torch.zeros(DType.FLOAT32, self);
        if (numel(index) > numel(src)) {
            assertThatThrownBy(() -> Dispatcher.call(operator, into, 0L, positions, leaf))
                    .isInstanceOf(PythonError.class)
                    .hasMessageContaining("and to be no larger size than src");
            return;
        }
        Tensor scattered = (Tensor) Dispatcher.call(operator, into, 0L, positions, leaf);
        assertThat(scattered.shape()).isEqualTo(self);
        Tensor ones = Torch.add(Torch.zeros(DType.FLOAT32, self), 1);
        Tensor gradient = Autograd.grad(
                        List.of(scattered), List.of(leaf), List.of(Optional.of(ones)), Autograd.Options.DEFAULT)
                .get(0)
                .orElseThrow();
        assertThat(gradient.shape()).isEqualTo(src);
        assertThat(Elements.doubles((StridedTensor) Torch.sum(gradient, new int[0], false)))
                .containsExactly(numel(index));
    }

    private static int numel(int[] shape) {
        return shape.length == 0 ? 1 : shape[0];
    }
}
