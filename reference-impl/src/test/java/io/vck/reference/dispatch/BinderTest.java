package io.vck.reference.dispatch;

import static io.vck.reference.Tensors.distinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where numbers may stand for tensors, and which overload they choose, is as in PyTorch 2.13. */
class BinderTest {
    private static final Tensor VECTOR = distinct(DType.FLOAT32, 3);
    private static final Tensor MATRIX = distinct(DType.FLOAT32, 2, 2);
    private static final Tensor INDEX = distinct(DType.INT64, 3);
    private static final Tensor TRUTHS = distinct(DType.BOOL, 3);

    static Stream<Arguments> numbersThatFit() {
        return Stream.of(
                of("add", "add.Tensor", List.of(1L, 2L)),
                of("sub", "sub.Tensor", List.of(0.5, VECTOR)),
                of("mul_", "mul_.Tensor", List.of(VECTOR, true)),
                of("rsub", "rsub.Scalar", List.of(VECTOR, 2L)),
                of("pow", "pow.Tensor_Scalar", List.of(VECTOR, 0L)),
                of("pow", "pow.Scalar", List.of(2.5, VECTOR)),
                of("pow", "pow.Tensor_Tensor", List.of(VECTOR, VECTOR)),
                of("pow_", "pow_.Scalar", List.of(VECTOR, 2L)),
                of("lt", "lt.Scalar", List.of(VECTOR, 1L)),
                of("eq_", "eq_.Scalar", List.of(VECTOR, 1L)),
                of("where", "where.self", List.of(TRUTHS, 1L, 2.5)),
                of("copy_", "copy_", List.of(VECTOR, 3L)),
                of("fill_", "fill_.Scalar", List.of(VECTOR, 3L)),
                of("clamp", "clamp", List.of(VECTOR, 1L, 2L)),
                of("clamp", "clamp.Tensor", List.of(VECTOR, VECTOR, 2L)),
                of("clamp_min", "clamp_min", List.of(VECTOR, 1L)),
                of("setitem", "setitem", List.of(VECTOR, 0L, 1L)),
                of("result_type", "result_type.Scalar", List.of(VECTOR, 1L)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("numbersThatFit")
    void numbersChooseAnOverload(String name, String overload, List<Object> args) {
        assertThat(Binder.bind(name, args, Map.of()).operator().name()).isEqualTo(overload);
    }

    @Test
    void intsAtTheEndAreAListIfThatIsTheLastPositionalParameter() {
        assertThat(Binder.bind("view", List.of(MATRIX, 4L, 1L), Map.of()).args().integers("size"))
                .containsExactly(4, 1);
        io.vck.reference.dispatch.Arguments convolution = Binder.bind(
                        "conv2d", List.of(MATRIX, MATRIX, None.NONE, 2L, 1L), Map.of())
                .args();
        assertThat(convolution.integers("stride")).containsExactly(2);
        assertThat(convolution.integers("padding")).containsExactly(1);
    }

    static Stream<Arguments> numbersThatDoNotFit() {
        return Stream.of(
                of("pow", List.of(2L, 3L)),
                of("add_", List.of(1L, VECTOR)),
                of("eq", List.of(1L, VECTOR)),
                of("rsub", List.of(2L, VECTOR)),
                of("maximum", List.of(VECTOR, 1.0)),
                of("atan2", List.of(VECTOR, 1.0)),
                of("mm", List.of(MATRIX, 3L)),
                of("dot", List.of(VECTOR, 2L)),
                of("view_as", List.of(VECTOR, 3L)),
                of("expand_as", List.of(VECTOR, 3L)),
                of("index_select", List.of(MATRIX, 0L, 1L)),
                of("index_add", List.of(VECTOR, 0L, INDEX, 2L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbersThatDoNotFit")
    void otherTensorsHaveToBeTensors(String name, List<Object> args) {
        assertThatThrownBy(() -> Binder.bind(name, args, Map.of()))
                .isInstanceOfSatisfying(
                        PythonError.class, error -> assertThat(error.kind()).isEqualTo(PythonError.Kind.TYPE_ERROR));
    }
}
