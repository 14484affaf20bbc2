package io.vck.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that are computed, by the reference. */
class CaseInputsTest {
    private static Map<String, Value<TensorData>> make(String... namesAndExpressions) {
        return CaseInputs.byReference().of(InputCases.with(namesAndExpressions));
    }

    private static TensorData tensor(Map<String, Value<TensorData>> inputs, String name) {
        return ((Value.Tensor<TensorData>) inputs.get(name)).tensor();
    }

    private static List<Float> floats(TensorData tensor) {
        ByteBuffer elements = ByteBuffer.wrap(tensor.storage().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        List<Float> values = new ArrayList<>();
        while (elements.hasRemaining()) {
            values.add(elements.getFloat());
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "randn(2, 3).t()                 | [3, 2]    | [1, 3]    | 0 | 6",
                "randn(2, 3)[1]                  | [3]       | [1]       | 3 | 6",
                "randn(4, 3)[1::2, 1:]           | [2, 2]    | [6, 1]    | 4 | 12",
                "randn(3, 1).expand(3, 2)        | [3, 2]    | [1, 0]    | 0 | 3",
                "randn(2, 3, 5).permute(2, 0, 1) | [5, 2, 3] | [1, 15, 5] | 0 | 30",
                "randn(6).view(2, 3)             | [2, 3]    | [3, 1]    | 0 | 6",
                "randn(0, 3).t()                 | [3, 0]    | [1, 3]    | 0 | 0",
            })
    void layoutsAreThoseOfViews(String expression, String shape, String strides, long offset, int stored) {
        TensorData x = tensor(make("x", expression), "x");

        assertThat(x.shape()).hasToString(shape);
        assertThat(x.strides()).hasToString(strides);
        assertThat(x.offset()).isEqualTo(offset);
        assertThat(x.storage().size()).isEqualTo(stored);
    }

    @Test
    void aViewSharesTheMemoryOfTheInputThatItIsAViewOf() {
        Map<String, Value<TensorData>> inputs = make("x", "randn(2, 3)", "y", "x.t()", "z", "[x[0], x]");

        TensorData x = tensor(inputs, "x");
        assertThat(tensor(inputs, "y").storage()).isSameAs(x.storage());
        assertThat(inputs.get("z").tensors().get(0).storage()).isSameAs(x.storage());
        assertThat(inputs.get("z").tensors().get(1)).isSameAs(x);
    }

    @Test
    void whatIsComputedHasMemoryOfItsOwn() {
        Map<String, Value<TensorData>> inputs = make("x", "tensor([1., 2.])", "y", "x * 2 + 1", "z", "y.view(2, 1)");

        assertThat(floats(tensor(inputs, "y"))).containsExactly(3f, 5f);
        assertThat(tensor(inputs, "y").storage())
                .isNotSameAs(tensor(inputs, "x").storage());
        assertThat(tensor(inputs, "z").storage()).isSameAs(tensor(inputs, "y").storage());
        assertThat(floats(tensor(inputs, "x"))).containsExactly(1f, 2f);
    }

    @Test
    void conditionsMakeMasks() {
        TensorData x = tensor(make("x", "tensor([1., -2.]) > 0"), "x");

        assertThat(x.dtype()).isEqualTo(DType.BOOL);
        assertThat(x.storage().bytes()).containsExactly(1, 0);
    }

    /** A view of a leaf is no leaf; a leaf with strides of its own comes from asking for the gradient after the layout. */
    @Test
    void requiresGradComesAfterLayout() {
        Map<String, Value<TensorData>> inputs = make(
                "x",
                "randn(2, 3, requires_grad=True).t()",
                "y",
                "randn(2, 3).t().requires_grad_()",
                "z",
                "x[0]",
                "w",
                "x * 2");

        assertThat(tensor(inputs, "x").requiresGrad()).isTrue();
        assertThat(tensor(inputs, "x").isContiguous()).isFalse();
        assertThat(tensor(inputs, "y").requiresGrad()).isTrue();
        assertThat(tensor(inputs, "z").requiresGrad()).isFalse();
        assertThat(tensor(inputs, "w").requiresGrad()).isFalse();
    }

    @Test
    void theSameCaseGivesTheSameBits() {
        assertThat(tensor(make("x", "randn(20).abs()"), "x").storage().bytes())
                .isEqualTo(tensor(make("x", "randn(20).abs()"), "x").storage().bytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "randn(2).view(3)         | raised RuntimeError: ",
                "torch.no_such(randn(2))  | can't be computed: no kernel for torch.no_such",
                "vmap(torch.sin)(randn(2)) | raised RuntimeError: vmap can't be used to make inputs",
            })
    void whatTheReferenceRefusesIsNamed(String expression, String message) {
        assertThatThrownBy(() -> make("x", expression))
                .isInstanceOf(InputError.class)
                .hasMessageStartingWith("the input x of area/file/case, `" + expression + "`, " + message);
    }
}
