package io.vck.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramPrinter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTensorTest {
    private static final LiteralTensor NUMBERS =
            new LiteralTensor(DType.INT64, List.of(2, 3), List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tensor(1.5)",
                "tensor([[1.5, -2.0], [3.0, 4.0]], dtype=torch.float64)",
                "tensor([True, False])",
                "tensor([1, 2], dtype=torch.int32)",
                "tensor([[1, 2, 3], [4, 5, 6]]).permute(1, 0)",
                "tensor([[1.0, 2.0]]).requires_grad_()",
                "zeros(0, 3)",
                "zeros(2, 0, dtype=torch.int64)",
                "torch.view_as_complex(tensor([[1.0, 2.0], [3.0, 4.0]]))",
                "tensor([9, 1, 9, 2])[1::2]",
                "tensor([[True, True, True, False], [True, True, True, True]])[:, 1::2]",
                "tensor([[9.0, 9.0], [1.0, 2.0], [9.0, 9.0], [3.0, 4.0]]).permute(1, 0)[:, 1::2].requires_grad_()",
                "torch.view_as_complex(tensor([[9.0, 9.0], [1.0, 2.0], [9.0, 9.0], [3.0, 4.0]]))[1::2]"
            })
    void isReadAndWrittenTheSame(String text) {
        assertThat(ProgramPrinter.print(literal(text).expression())).isEqualTo(text);
    }

    @Test
    void dropsSlicesAndDims() {
        assertThat(print(NUMBERS.without(1, 0))).isEqualTo("tensor([[1, 2], [4, 5]])");
        assertThat(print(NUMBERS.select(0, 1))).isEqualTo("tensor([3, 4, 5])");
        assertThat(print(NUMBERS.permuted(List.of(1, 0)))).isEqualTo("tensor([[0, 3], [1, 4], [2, 5]])");
    }

    @Test
    void liesInMemoryAsItDidWhenSlicesAndDimsAreGone() {
        LiteralTensor apart = NUMBERS.withGaps(List.of(1, 2));
        assertThat(print(apart)).isEqualTo("tensor([[9, 0, 9, 1, 9, 2], [9, 3, 9, 4, 9, 5]])[:, 1::2]");
        assertThat(print(apart.without(1, 0))).isEqualTo("tensor([[9, 1, 9, 2], [9, 4, 9, 5]])[:, 1::2]");
        assertThat(print(apart.select(0, 1))).isEqualTo("tensor([9, 3, 9, 4, 9, 5])[1::2]");
        assertThat(print(apart.select(1, 1))).isEqualTo("tensor([1, 4])");
        assertThat(print(apart.contiguous())).isEqualTo(print(NUMBERS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tensor([[1, 2, 3]]).expand(2, 3)", "arange(20).as_strided((2, 2), (5, 7))", "arange(20)[::7]"})
    void otherStridesAreLeftOut(String text) {
        LiteralTensor read = literal(text);
        assertThat(print(read)).doesNotContain("::");
        assertThat(print(literal(print(read)))).isEqualTo(print(read));
    }

    @Test
    void numbersWithoutALiteralAreNone() {
        assertThat(LiteralTensor.of(data("tensor([1.0]) / 0.0"))).isEmpty();
    }

    private static String print(LiteralTensor tensor) {
        return ProgramPrinter.print(tensor.expression());
    }

    private static LiteralTensor literal(String text) {
        return LiteralTensor.of(data(text)).orElseThrow();
    }

    private static TensorData data(String text) {
        Value<TensorData> value =
                CaseInputs.byReference().of(InputCases.with("x", text)).get("x");
        return ((Value.Tensor<TensorData>) value).tensor();
    }
}
