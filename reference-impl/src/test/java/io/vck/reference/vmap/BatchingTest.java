package io.vck.reference.vmap;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.Tensors.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.pytree.Tuple;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchingTest {
    private static final Tensor SINGLE = distinct(DType.FLOAT32);
    private static final Tensor PLAIN = distinct(DType.FLOAT64, 3, 3);

    static Stream<Arguments> functions() {
        return Stream.of(
                function("sin", x -> Torch.unary("sin", x)),
                function("add itself transposed", x -> Torch.add(x, Torch.transpose(x, 0, 1))),
                function("times a row of itself", x -> Torch.mul(x, Torch.select(x, 0, 1))),
                function("times a number in it", x -> Torch.mul(x, Torch.select(Torch.select(x, 0, 1), 0, 2))),
                function("permute", x -> Torch.permute(x, 1, 0)),
                function("slice", x -> Torch.slice(x, 1, 1L, 3L, 1)),
                function("view", x -> Torch.view(x, 9)),
                function("reshape of a transpose", x -> Torch.reshape(Torch.transpose(x, 0, 1), 9)),
                function("expand", x -> Torch.expand(x, 2, 3, 3)),
                function("unsqueeze at the end", x -> Torch.unsqueeze(x, -1)),
                function("diagonal", x -> Torch.diagonal(x, 1, 0, 1)),
                function("sum", x -> Torch.sum(x, new int[] {-1}, false)),
                function("stack", x -> Torch.stack(List.of(x, Torch.neg(x)), 1)),
                function("mm", x -> Torch.mm(x, x)),
                function("bmm", BatchingTest::bmm),
                function("mv", x -> call("mv", x, Torch.select(x, 0, 1))),
                function("mv of what isn't batched", x -> call("mv", PLAIN, Torch.select(x, 0, 1))),
                function("mv by what isn't batched", x -> call("mv", x, Torch.select(PLAIN, 0, 1))),
                function("dot", x -> call("dot", Torch.select(x, 0, 1), Torch.select(x, 1, 2))),
                function(
                        "dot of what isn't batched",
                        x -> call("dot", Torch.select(PLAIN, 0, 1), Torch.select(x, 1, 2))),
                function(
                        "dot by what isn't batched",
                        x -> call("dot", Torch.select(x, 0, 1), Torch.select(PLAIN, 1, 2))),
                function("mm of what isn't batched", x -> Torch.mm(PLAIN, x)),
                function("mm by what isn't batched", x -> Torch.mm(x, PLAIN)),
                function("trace", x -> call("trace", x)),
                function("the last of a split", x -> part("split.Tensor", x, 2L, -1L)),
                function("the last of a split by sizes", x -> part("split.sizes", x, List.of(1L, 2L))),
                function("the last of two chunks", x -> part("chunk", x, 2L)),
                function("the last of two sections", x -> part("tensor_split.sections", x, 2L)),
                function("what follows an index", x -> part("tensor_split.indices", x, List.of(1L), 1L)),
                function("the last of all columns", x -> part("unbind.int", x, 1L)),
                function("unfold", x -> call("unfold", x, -1L, 2L, 1L)),
                function("mT", x -> call("mT", x)),
                function("squeeze of two dims", BatchingTest::addedDimsSqueezed),
                function("clamp", x -> call("clamp", x, 0.3, 0.7)),
                function("clamp by tensors", x -> call("clamp.Tensor", x, Torch.mul(x, 0.5), Torch.select(x, 0, 1))),
                function("there and back", x -> call("double", call("float", x))),
                function("to another's dtype", x -> call("to.other", x, PLAIN)),
                function("complex and back", x -> call("real", call("conj", call("cdouble", x)))),
                function("new_zeros", x -> Torch.add(call("new_zeros", x, List.of(3L)), x)),
                function("ones_like", x -> Torch.add(call("ones_like", x), x)),
                function("lgamma", x -> Torch.unary("lgamma", x)),
                function("atan2 by fallback", x -> (Tensor) Dispatcher.call("atan2", x, Torch.neg(x))));
    }

    private static Tensor call(String operator, Object... args) {
        return (Tensor) Dispatcher.call(operator, args);
    }

    private static Tensor bmm(Tensor x) {
        Tensor pair = Torch.stack(List.of(x, Torch.transpose(x, 0, 1)), 0);
        return Torch.bmm(pair, Torch.stack(List.of(PLAIN, x), 0));
    }

    private static Tensor part(String operator, Object... args) {
        List<?> parts = (List<?>) Dispatcher.call(operator, args);
        return (Tensor) parts.get(parts.size() - 1);
    }

    private static Tensor addedDimsSqueezed(Tensor x) {
        Tensor padded = Torch.unsqueeze(Torch.unsqueeze(Torch.unsqueeze(x, 1), 0), 0);
        return (Tensor) Dispatcher.call("squeeze.dims", padded, List.of(3L, 0L, 2L));
    }

    private static Arguments function(String name, UnaryOperator<Tensor> function) {
        return Arguments.of(name, function);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void vmapGivesWhatALoopGives(String name, UnaryOperator<Tensor> function) {
        Tensor batch = Torch.movedim(distinct(DType.FLOAT64, 4, 3, 3), 0, 1);
        List<Tensor> lanes = new ArrayList<>();
        for (int lane = 0; lane < 4; lane++) {
            lanes.add(function.apply(Torch.select(batch, 1, lane)));
        }

        Tensor mapped = Vmap.vmap(function).inDims(1).apply(batch);

        Tensor expected = Torch.stack(lanes, 0);
        assertThat(mapped.shape()).containsExactly(expected.shape());
        assertThat(values(mapped)).containsExactly(values(expected));
    }

    static Stream<Arguments> promotions() {
        Tensor doubles = distinct(DType.FLOAT64);
        return Stream.of(
                function("scalars and a double scalar", x -> Torch.add(Torch.select(x, 0, 0), doubles)),
                function("rows and a double scalar", x -> Torch.add(x, doubles)),
                function("rows and double scalars", x -> Torch.mul(x, call("double", Torch.select(x, 0, 0)))),
                function("rows and a number", x -> Torch.add(x, 0.1)),
                function(
                        "comparison with itself as a number",
                        x -> call("eq.Tensor", x, StridedTensor.wrappedNumber(0.05 + 0.05))),
                function("comparison with a double scalar", x -> call("eq.Tensor", x, call("double", SINGLE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("promotions")
    void typesArePromotedAsInALoop(String name, UnaryOperator<Tensor> function) {
        Tensor batch = distinct(DType.FLOAT32, 4, 3);
        List<Tensor> lanes = new ArrayList<>();
        for (int lane = 0; lane < 4; lane++) {
            lanes.add(function.apply(Torch.select(batch, 0, lane)));
        }

        Tensor mapped = Vmap.vmap(function).apply(batch);

        assertThat(mapped.dtype()).isEqualTo(lanes.get(0).dtype());
        assertThat(values(mapped)).containsExactly(values(Torch.stack(lanes, 0)));
    }

    @Test
    void anUntouchedInputComesBackAsTheSameObject() {
        Tensor x = distinct(DType.FLOAT32, 2, 3);

        assertThat(Vmap.vmap((Tensor row) -> row).inDims(1).outDims(1).apply(x)).isSameAs(x);
    }

    @Test
    void aMovedInputIsAView() {
        StridedTensor x = distinct(DType.FLOAT32, 2, 3);

        StridedTensor moved =
                (StridedTensor) Vmap.vmap((Tensor row) -> row).inDims(1).apply(x);

        assertThat(moved.base()).containsSame(x);
        assertThat(moved.shape()).containsExactly(3, 2);
    }

    @Test
    void aConstantIsStretchedOverTheBatch() {
        Tensor constant = distinct(DType.FLOAT32);

        Tensor result = Vmap.vmap((Tensor row) -> constant).apply(distinct(DType.FLOAT32, 3));

        assertThat(result.shape()).containsExactly(3);
        assertThat(result.strides()).containsExactly(0);
    }

    @Test
    void writingToALaneWritesToTheBatch() {
        StridedTensor x = distinct(DType.FLOAT64, 2, 5);
        double[] expected = values(Torch.unary("acos", x));

        Tensor result = Vmap.vmap((Tensor row) -> (Tensor) Dispatcher.call("acos_", row))
                .apply(x);

        assertThat(result).isSameAs(x);
        assertThat(values(x)).containsExactly(expected);
        assertThat(x.storage().version()).isPositive();
    }

    @Test
    void viewsWithoutARuleAreRefused() {
        Vmap mapped = Vmap.vmap((Tensor row) -> (Tensor) Dispatcher.call("ravel", row));

        assertThatThrownBy(() -> mapped.apply(distinct(DType.FLOAT32, 2, 3)))
                .isInstanceOf(PythonError.class)
                .hasMessage("Batching rule not implemented for aten::ravel; the fallback path doesn't work on out= or "
                        + "view ops.");
    }

    @Test
    void randomOperatorsAreRefusedEvenOnWhatIsNotBatched() {
        Vmap mapped = Vmap.vmap((Tensor row) -> (Tensor) Dispatcher.call("randn", List.of(2L)));

        assertThatThrownBy(() -> mapped.apply(distinct(DType.FLOAT32, 2, 3)))
                .isInstanceOf(PythonError.class)
                .hasMessageContaining("random operations inside of vmap");
    }

    @Test
    void boolsPassTheChecksOfDimsButAreNoDims() {
        Tensor x = distinct(DType.FLOAT32, 2, 3);
        Vmap mapped = Vmap.vmap((Tensor row) -> row);

        assertThatThrownBy(() -> mapped.withDims(new Tuple(List.of(true)), 0L).apply(x))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.kind()).isEqualTo(PythonError.Kind.TYPE_ERROR))
                .hasMessage("size(): argument 'dim' (position 1) must be int, not bool");
        assertThatThrownBy(() -> mapped.withDims(0L, true).apply(x))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.kind()).isEqualTo(PythonError.Kind.TYPE_ERROR))
                .hasMessage("_remove_batch_dim(): argument 'out_dim' (position 4) must be int, not bool");
        assertThatThrownBy(() -> mapped.withDims(new Tuple(List.of(true)), 0L).apply(distinct(DType.FLOAT32, 3)))
                .hasMessageContaining("Got in_dim=True for some input");
    }
}
