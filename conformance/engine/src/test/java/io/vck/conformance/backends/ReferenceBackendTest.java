package io.vck.conformance.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.language.Parsed;
import io.vck.conformance.language.ProgramParser;
import io.vck.reference.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceBackendTest {
    private static final Map<String, Value<TensorData>> X = Map.of("x", floats(List.of(2L), 2, 3));

    @Test
    void nestedVmapsMakeAnOuterProduct() {
        ObservedTensor result = returned(
                new ReferenceBackend(),
                Map.of("x", floats(List.of(2L), 2, 3), "y", floats(List.of(3L), 5, 7, 11)),
                "vmap(lambda x: vmap(lambda y: x * y)(y))(x)");

        assertThat(result.shape()).containsExactly(2L, 3L);
        assertThat(floats(result)).containsExactly(10f, 14f, 22f, 15f, 21f, 33f);
    }

    @Test
    void anOperatorWithoutAKernelIsUnsupported() {
        for (LibraryBackend<Tensor> backend : List.of(new ReferenceBackend(), new LoopBackend())) {
            assertThat(run(
                            backend,
                            Map.of("x", floats(List.of(2L, 2L), 1, 2, 3, 4)),
                            Set.of("result"),
                            "vmap(lambda x: x.unheard_of())(x)"))
                    .isEqualTo(new Observation.Unsupported("no kernel for Tensor.unheard_of"));
        }
    }

    @Test
    void theLoopGivesWhatTheReferenceGives() {
        Map<String, Value<TensorData>> inputs = Map.of("x", floats(List.of(2L, 3L), 1, 2, 3, 4, 5, 6));
        String program = "vmap(lambda x: (x.sum(0) * x), out_dims=1)(x)";

        assertThat(floats(returned(new LoopBackend(), inputs, program)))
                .containsExactly(floats(returned(new ReferenceBackend(), inputs, program)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmap(torch.mul, [0, 0])(x, x) | ValueError",
                "vmap(torch.mul, (None,))(x) | IndexError",
                "vmap(lambda x: x, out_dims=3)(x) | IndexError",
                "vmap(lambda x: 3.)(x) | ValueError"
            })
    void refusalsHaveThePythonTypeOfTheOriginal(String program, String kind) {
        Observation observation = run(new ReferenceBackend(), X, Set.of("result"), program);

        assertThat(((Observation.Raised) observation).kinds()).first().isEqualTo(kind);
    }

    /** Of the first four the original refuses the same; the last one it accepts, see FINDINGS.md, L66. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vmap(lambda t: t - torch.tensor(True))(x)",
                "vmap(torch.sub, (0, None))(x, torch.tensor(True))",
                "vmap(torch.sub, (None, 0))(torch.tensor(True), x)",
                "vmap(torch.rsub, (0, None))(x, torch.tensor(True))",
                "vmap(torch.sub)(x, x > 2)",
            })
    void lanesThatHaveNoDifferenceHaveNoneInABatch(String program) {
        Observation observation = run(new ReferenceBackend(), X, Set.of("result"), program);

        assertThat(((Observation.Raised) observation).message()).contains("with a bool tensor is not supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2 < z | gt_cpu", "2 <= z | ge_cpu", "2 > z | lt_cpu", "vmap(lambda t: 2 >= t)(z) | le_cpu"})
    void anErrorNamesWhatThereIsForANumberOnTheLeft(String program, String kernel) {
        Observation observation =
                run(new ReferenceBackend(), X, Set.of("result"), program.replace("z", "x.to(torch.complex64)"));

        assertThat(((Observation.Raised) observation).message())
                .isEqualTo("\"" + kernel + "\" not implemented for 'ComplexFloat'");
    }

    static Stream<Arguments> numbersOnTheLeft() {
        float inf = Float.POSITIVE_INFINITY;
        return Stream.of(
                arguments("2 / z", new float[] {Float.NaN, Float.NaN, 1, 0}),
                arguments("vmap(lambda t: 2 / t)(z)", new float[] {Float.NaN, Float.NaN, 1, 0}),
                arguments("1e39 + z", new float[] {inf, Float.NaN, inf, Float.NaN}),
                arguments("3 - z", new float[] {3, 0, 1, 0}),
                arguments("2 ** z", new float[] {1, 0, 4, 0}),
                arguments("vmap(lambda t: 1 ** t)(z / 0.0)", new float[] {1, 0, 1, 0}));
    }

    @ParameterizedTest
    @MethodSource("numbersOnTheLeft")
    void aNumberOnTheLeftIsCalculatedWithAsPythonDoes(String program, float[] parts) {
        ObservedTensor result = returned(
                new ReferenceBackend(),
                Map.of("x", floats(List.of(2L), 0, 2)),
                "torch.view_as_real(" + program.replace("z", "x.to(torch.complex64)") + ")");

        assertThat(floats(result)).containsExactly(parts);
    }

    @Test
    void whatIsCopiedOntoItselfIsNotWritten() {
        ObservedTensor result =
                returned(new ReferenceBackend(), X, "vmap(lambda t: t.expand(2).copy_(t.expand(2)))(x)");

        assertThat(floats(result)).containsExactly(2f, 2f, 3f, 3f);
    }

    @Test
    void wholeNumbersThatAreCopiedToHaveNoGradient() {
        ObservedTensor result = returned(
                new ReferenceBackend(), X, "vmap(lambda t: t.copy_(torch.ones((), requires_grad=True)))(x.long())");

        assertThat(result.requiresGrad()).contains(false);
    }

    /** Though the lanes themselves had none before. */
    @Test
    void aGradientThatTheFallbackWritesIntoLanesIsRecorded() {
        ObservedTensor gradient = returned(
                new ReferenceBackend(),
                X,
                "y = torch.ones((), requires_grad=True)",
                "out = vmap(lambda t: t.mul_(y))(x)",
                "torch.autograd.grad(out.sum(), (y,))[0]");

        assertThat(floats(gradient)).containsExactly(5f);
    }

    @Test
    void lanesThatShareMemoryAreWrittenThrough() {
        Observation observation = run(
                new ReferenceBackend(),
                Map.of("x", floats(List.of(2L, 2L), 1, 1, 1, 1)),
                Set.of("x", "result"),
                "vmap(lambda x: x.acos_())(x)");

        Observation.Seen seen = ((Observation.Returned) observation).seen();
        assertThat(floats(((Value.Tensor<ObservedTensor>) seen.values().get("x")).tensor()))
                .containsExactly(0f, 0f, 0f, 0f);
        assertThat(seen.aliases().get("result")).isEqualTo(seen.aliases().get("x"));
    }

    private static ObservedTensor returned(
            LibraryBackend<Tensor> backend, Map<String, Value<TensorData>> inputs, String... steps) {
        Observation observation = run(backend, inputs, Set.of("result"), steps);
        assertThat(observation).isInstanceOf(Observation.Returned.class);
        Observation.Seen seen = ((Observation.Returned) observation).seen();
        return ((Value.Tensor<ObservedTensor>) seen.values().get("result")).tensor();
    }

    private static Observation run(
            LibraryBackend<Tensor> backend,
            Map<String, Value<TensorData>> inputs,
            Set<String> variables,
            String... steps) {
        List<Node> nodes = new ArrayList<>();
        for (String step : steps) {
            Parsed parsed = ProgramParser.step(step);
            nodes.add(parsed.node().orElseThrow());
        }
        Request request = new Request(
                new Program(nodes),
                inputs,
                new Settings(true),
                VmapMode.NATIVE,
                new Observe(variables, variables, true));
        try (Backend.Session session = backend.open()) {
            return session.run(request);
        }
    }

    private static Value<TensorData> floats(List<Long> shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        List<Long> strides = new ArrayList<>();
        long stride = values.length;
        for (long size : shape) {
            stride /= size;
            strides.add(stride);
        }
        return new Value.Tensor<>(new TensorData(new Storage(DType.FLOAT32, bytes.array()), shape, strides, 0, false));
    }

    private static float[] floats(ObservedTensor tensor) {
        ByteBuffer bytes = ByteBuffer.wrap(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[tensor.numel()];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat();
        }
        return values;
    }
}
