package io.vck.reference.autograd;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Vmap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Derivatives are made of operators, so that vmap and grad can stand around each other in any order. */
class NestingTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    /** The cube, whose derivatives are known. */
    private static final UnaryOperator<Tensor> CUBE = x -> Torch.mul(x, Torch.mul(x, x));

    private final StridedTensor x = distinct(DType.FLOAT64, 2, 3);

    @BeforeEach
    void recordX() {
        Autograd.setRequiresGrad(x, true);
    }

    private static Tensor grad(Tensor output, Tensor input, Tensor weight) {
        return Autograd.grad(
                        List.of(output),
                        List.of(input),
                        List.of(Optional.of(weight)),
                        new Autograd.Options(true, true, false))
                .get(0)
                .orElseThrow();
    }

    private static Tensor weights(int... shape) {
        return Torch.add(distinct(DType.FLOAT64, shape), 1);
    }

    private static void assertSame(Tensor got, Tensor expected) {
        assertThat(got.shape()).containsExactly(expected.shape());
        assertThat(values(got)).containsExactly(values(expected), ROUNDING);
    }

    @Test
    void gradOfVmap() {
        Tensor v = weights(2, 3);

        Tensor gradient = grad(Vmap.vmap(CUBE).apply(x), x, v);

        assertSame(gradient, Torch.mul(v, Torch.mul(Torch.mul(x, x), 3)));
    }

    @Test
    void vmapOfGrad() {
        Tensor v = weights(4, 2, 3);
        Tensor y = CUBE.apply(x);

        Tensor gradients = Vmap.vmap((Tensor each) -> grad(y, x, each)).apply(v);

        assertSame(gradients, Torch.mul(v, Torch.mul(Torch.mul(x, x), 3)));
    }

    @Test
    void vmapOfVmapOfGrad() {
        Tensor v = weights(4, 5, 2, 3);
        Tensor y = CUBE.apply(x);

        Tensor gradients = Vmap.vmap((Tensor row) ->
                        Vmap.vmap((Tensor each) -> grad(y, x, each)).apply(row))
                .apply(v);

        assertSame(gradients, Torch.mul(v, Torch.mul(Torch.mul(x, x), 3)));
    }

    @Test
    void gradOfGradOfVmap() {
        Tensor v = weights(2, 3);
        Tensor w = Torch.mul(weights(2, 3), 0.5);

        Tensor first = grad(Vmap.vmap(CUBE).apply(x), x, v);
        Tensor second = grad(first, x, w);
        Tensor third = grad(second, x, w);

        assertSame(second, Torch.mul(Torch.mul(v, w), Torch.mul(x, 6)));
        assertSame(third, Torch.mul(Torch.mul(v, Torch.mul(w, w)), 6));
    }

    @Test
    void gradOfVmapOfGradOfVmap() {
        Tensor v = weights(4, 2, 3);
        Tensor w = weights(4, 2, 3);
        Tensor y = Vmap.vmap(CUBE).apply(x);

        Tensor products = Vmap.vmap((Tensor each) -> grad(y, x, each)).apply(v);
        Tensor gradient = grad(products, x, w);

        Tensor ofLanes = Torch.sum(Torch.mul(v, w), new int[] {0}, false);
        assertSame(gradient, Torch.mul(ofLanes, Torch.mul(x, 6)));
    }

    @Test
    void vmapOfGradOfGrad() {
        Tensor v = weights(4, 2, 3);
        Tensor ones = Torch.add(Torch.mul(x, 0), 1);
        Tensor first = grad(CUBE.apply(x), x, ones);

        Tensor products = Vmap.vmap((Tensor each) -> grad(first, x, each)).apply(v);

        assertSame(products, Torch.mul(v, Torch.mul(x, 6)));
    }
}
