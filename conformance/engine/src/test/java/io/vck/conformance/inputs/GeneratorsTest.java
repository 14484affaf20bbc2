package io.vck.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that come from generators as they are: no library is needed for them. */
class GeneratorsTest {
    private static final CaseInputs<Object> INPUTS = new CaseInputs<>(
            () -> {
                throw new AssertionError("a library was asked for");
            },
            new Memory<>() {
                @Override
                public Window window(Object tensor) {
                    throw new AssertionError();
                }

                @Override
                public Object whole(Object tensor) {
                    throw new AssertionError();
                }
            });

    private static Map<String, Value<TensorData>> make(String... namesAndExpressions) {
        return INPUTS.of(InputCases.with(namesAndExpressions));
    }

    private static TensorData tensor(String expression) {
        return ((Value.Tensor<TensorData>) make("x", expression).get("x")).tensor();
    }

    private static List<Double> values(TensorData tensor) {
        ByteBuffer elements = ByteBuffer.wrap(tensor.storage().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> values = new ArrayList<>();
        while (elements.hasRemaining()) {
            values.add(
                    switch (tensor.dtype()) {
                        case BOOL -> (double) elements.get();
                        case INT32 -> (double) elements.getInt();
                        case INT64 -> (double) elements.getLong();
                        case FLOAT32, COMPLEX64 -> (double) elements.getFloat();
                        case FLOAT64, COMPLEX128 -> elements.getDouble();
                    });
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arange(3)                              | int64   | [3]    | [0.0, 1.0, 2.0]",
                "arange(1, 2, 0.5)                      | float32 | [2]    | [1.0, 1.5]",
                "arange(3, 0, -1)                       | int64   | [3]    | [3.0, 2.0, 1.0]",
                "arange(2, dtype=torch.float64)         | float64 | [2]    | [0.0, 1.0]",
                "eye(2)                                 | float32 | [2, 2] | [1.0, 0.0, 0.0, 1.0]",
                "eye(1, 2)                              | float32 | [1, 2] | [1.0, 0.0]",
                "full((2,), 7)                          | int64   | [2]    | [7.0, 7.0]",
                "full([1, 2], 0.5)                      | float32 | [1, 2] | [0.5, 0.5]",
                "full((), True)                         | bool    | []     | [1.0]",
                "zeros(2)                               | float32 | [2]    | [0.0, 0.0]",
                "ones((1, 2), dtype=torch.int32)        | int32   | [1, 2] | [1.0, 1.0]",
                "tensor(0.5)                            | float32 | []     | [0.5]",
                "tensor([[1, 2], [3, -4]])              | int64   | [2, 2] | [1.0, 2.0, 3.0, -4.0]",
                "tensor([True, False])                  | bool    | [2]    | [1.0, 0.0]",
                "tensor([1, 2.5])                       | float32 | [2]    | [1.0, 2.5]",
                "tensor([])                             | float32 | [0]    | []",
                "tensor([1.5], dtype=torch.complex64)   | complex64 | [1]  | [1.5, 0.0]",
                "rand(0, 3)                             | float32 | [0, 3] | []",
            })
    void generatorsMakeWhatPyTorchMakes(String expression, String dtype, String shape, String values) {
        TensorData tensor = tensor(expression);

        assertThat(tensor.dtype().label()).isEqualTo(dtype);
        assertThat(tensor.shape()).hasToString(shape);
        assertThat(values(tensor)).hasToString(values);
        assertThat(tensor.isContiguous()).isTrue();
    }

    @Test
    void randomNumbersFollowTheSeedOfTheInput() {
        SplitMix64 uniforms = SplitMix64.seededBy("area/file/case#x");
        assertThat(values(tensor("rand(2, dtype=torch.float64)")))
                .containsExactly(uniforms.uniform(), uniforms.uniform());

        SplitMix64 normals = SplitMix64.seededBy("area/file/case#x");
        assertThat(values(tensor("randn(2)")))
                .containsExactly((double) (float) normals.normal(), (double) (float) normals.normal());

        SplitMix64 integers = SplitMix64.seededBy("area/file/case#x");
        assertThat(values(tensor("randint(-3, 4, (2,))")))
                .containsExactly((double) integers.integer(-3, 4), (double) integers.integer(-3, 4));
    }

    /** Large tensors are written a block at a time, the last of which is not a whole one. */
    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64", "complex64", "complex128"})
    void manyRandomNumbersFollowTheSeedAsFewDo(String dtype) {
        SplitMix64 normals = SplitMix64.seededBy("area/file/case#x");
        double[] expected = new double[1400];
        normals.normal(expected, expected.length);
        boolean single = dtype.equals("float32") || dtype.equals("complex64");
        int count = dtype.startsWith("complex") ? expected.length / 2 : expected.length;

        List<Double> made = values(tensor("randn(" + count + ", dtype=torch." + dtype + ")"));

        assertThat(made)
                .containsExactly(Arrays.stream(expected)
                        .mapToObj(number -> single ? (double) (float) number : number)
                        .toArray(Double[]::new));
    }

    @Test
    void aComplexNumberTakesTwoDraws() {
        assertThat(values(tensor("randn(2, dtype=torch.complex128)")))
                .isEqualTo(values(tensor("randn(4, dtype=torch.float64)")));
    }

    @Test
    void oneInputHasOneSequence() {
        Value.Tuple<TensorData> pair =
                (Value.Tuple<TensorData>) make("x", "(rand(2), rand(2))").get("x");
        List<Double> both = new ArrayList<>(values(pair.tensors().get(0)));
        both.addAll(values(pair.tensors().get(1)));

        assertThat(both).isEqualTo(values(tensor("rand(4)")));
    }

    @Test
    void inputsDifferFromEachOther() {
        Map<String, Value<TensorData>> inputs = make("x", "randn(3)", "y", "randn(3)");

        assertThat(values(inputs.get("x").tensors().get(0)))
                .isNotEqualTo(values(inputs.get("y").tensors().get(0)));
    }

    @Test
    void requiresGradIsSetWhereItWasAskedFor() {
        List<TensorData> pair =
                make("x", "[randn(3, requires_grad=True), randn(3)]").get("x").tensors();

        assertThat(pair.get(0).requiresGrad()).isTrue();
        assertThat(pair.get(1).requiresGrad()).isFalse();
        assertThat(tensor("randn(3).requires_grad_()").requiresGrad()).isTrue();
    }

    @Test
    void theSameTensorIsTheSameObjectInAllInputs() {
        Map<String, Value<TensorData>> inputs =
                make("x", "randn(3, requires_grad=True)", "y", "x", "z", "{'a': x, 'b': randn(3)}");

        TensorData x = inputs.get("x").tensors().get(0);
        assertThat(inputs.get("y").tensors()).singleElement().isSameAs(x);
        assertThat(inputs.get("z").tensors().get(0)).isSameAs(x);
        assertThat(inputs.get("z").tensors().get(1)).isNotSameAs(x);
    }

    @Test
    void numbersAndContainersAreInputsToo() {
        Map<String, Value<TensorData>> inputs = make("x", "2", "y", "(x, 1.5, None)");

        assertThat(inputs.get("y"))
                .isEqualTo(new Value.Tuple<>(
                        List.of(new Value.Int<>(2), new Value.Float<>(1.5), new Value.None<TensorData>())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "randn(2, dtype=torch.int64) | raised TypeError: the generator randn() makes floating point and complex"
                        + " numbers, not int64",
                "randn(-1)                   | raised TypeError: the generator randn() takes sizes that are ints, not"
                        + " negative, got -1",
                "randn(2, device='cpu')      | raised TypeError: the generator randn() takes the keywords"
                        + " dtype=torch.float64 and requires_grad=True, got device as str",
                "tensor([[1], [2, 3]])       | raised TypeError: the generator tensor() takes rows of one length, got"
                        + " [1] and [2]",
                "arange(3, 0)                | raised TypeError: the generator arange() takes a step that leads from 3.0"
                        + " to 0.0, got 1.0",
                "full((1000000, 1000000), 1) | raised TypeError: the generator full() can't make a tensor as large as"
                        + " [1000000, 1000000]",
                "arange(3, requires_grad=True) | is int64, which can't require a gradient",
                "lambda x: x                 | is a function; only values can be inputs",
                "nonsense                    | raised NameError: name 'nonsense' is not defined",
            })
    void whatCannotBeMadeIsNamed(String expression, String message) {
        assertThatThrownBy(() -> make("x", expression))
                .isInstanceOf(InputError.class)
                .hasMessage("the input x of area/file/case, `" + expression + "`, " + message);
    }

    @Test
    void everyDtypeHasAsManyBytesAsItSays() {
        for (DType dtype : DType.values()) {
            assertThat(tensor("ones(3, dtype=torch." + dtype.label() + ")")
                            .storage()
                            .bytes())
                    .hasSize(3 * dtype.bytes());
        }
    }
}
