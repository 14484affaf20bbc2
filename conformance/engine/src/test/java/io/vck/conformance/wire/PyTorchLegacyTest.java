package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The original over the wire, every message checked against the schema. Needs the environment that {@code
 * conformance/adapters/python/setup pytorch-legacy} makes, and fails without it.
 */
@Tag("python")
class PyTorchLegacyTest {
    private static final AdapterCommand COMMAND = AdapterCommand.python(
            "pytorch-legacy",
            Path.of("..", "adapters", "python").toAbsolutePath().normalize(),
            Optional.ofNullable(System.getenv("VCK_PYTHON")).map(Path::of));
    private static final String DEPRECATED = "Please use `torch.vmap` instead of `torch._vmap_internals.vmap`.";

    private static AdapterProcess adapter;
    private static long sequence;

    @BeforeAll
    static void start() throws IOException, AdapterFailure {
        adapter = AdapterProcess.start(COMMAND, 64 << 20, WireListener.NONE);
        WireMessage start = new WireMessage(RequestWriter.start(Extras.NONE));
        WireMessage started = adapter.exchange(List.of(start), Optional.of(Duration.ofSeconds(60)));
        WireSchema.assertIsMessage(started.line(), "started");
    }

    @AfterAll
    static void stop() {
        adapter.close();
    }

    private static Observation run(Request request) throws AdapterFailure {
        byte[] message = RequestWriter.run(++sequence, request);
        WireSchema.assertIsMessage(message, "run");
        WireMessage answer = adapter.exchange(List.of(new WireMessage(message)), Optional.of(Duration.ofSeconds(20)));
        Observation observation =
                AnswerReader.ran(answer, sequence, request.program().steps().size());
        WireSchema.assertIsMessage(
                answer.line(), observation.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        return observation;
    }

    private static Observation.Seen see(Request request) throws AdapterFailure {
        return ((Observation.Returned) run(request)).seen();
    }

    private static ObservedTensor result(Request request) throws AdapterFailure {
        return see(request).values().get("result").tensors().get(0);
    }

    private static Observe values(String... names) {
        return new Observe(new LinkedHashSet<>(List.of(names)), Set.of(), false);
    }

    private static Value<TensorData> sixFloats() {
        return Requests.floats(List.of(2L, 3L), 0, 1, 2, 3, 4, 5);
    }

    @Test
    void aSessionKnowsWhoAnswers() {
        try (Backend.Session session = new WireBackend(COMMAND, WireLimits.perProgram(Duration.ofSeconds(10))).open()) {
            assertThat(session.info().name()).isEqualTo("pytorch-legacy");
            assertThat(session.info().version()).isEqualTo("2.13.0");
            assertThat(session.info().language()).startsWith("Python 3.");
            assertThat(session.info().capabilities()).contains("aliasing", "fallback-warnings", "legacy-refusals");
        }
    }

    @Test
    void nestedVmapsMakeAnOuterProduct() throws AdapterFailure {
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        inputs.put("x", Requests.floats(List.of(2L), 2, 3));
        inputs.put("y", Requests.floats(List.of(3L), 1, -0.0f, Float.NaN));
        ObservedTensor product =
                result(Requests.request(inputs, values("result"), "vmap(lambda x: vmap(lambda y: x * y)(y))(x)"));
        assertThat(product)
                .usingRecursiveComparison()
                .isEqualTo(new ObservedTensor(
                        DType.FLOAT32,
                        List.of(2L, 3L),
                        Optional.of(List.of(3L, 1L)),
                        Optional.of(false),
                        Requests.bytes(2, -0.0f, Float.NaN, 3, -0.0f, Float.NaN)));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyBitOfEveryDTypeComesBack(DType dtype) throws AdapterFailure {
        byte[] bytes = new byte[50 * dtype.bytes()];
        new Random(7).nextBytes(bytes);
        if (dtype == DType.BOOL) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] &= 1;
            }
        }
        TensorData x = Requests.view(new Storage(dtype, bytes), List.of(50L), List.of(1L), 0);
        ObservedTensor copy = result(Requests.request(new Value.Tensor<>(x), "x.clone()"));
        assertThat(copy.dtype()).isEqualTo(dtype);
        assertThat(copy.bytes()).isEqualTo(bytes);
    }

    @Test
    void fiveMegabytesComeBack() throws AdapterFailure {
        byte[] bytes = new byte[5 << 20];
        new Random(7).nextBytes(bytes);
        TensorData x = Requests.view(new Storage(DType.INT64, bytes), List.of(5L << 17), List.of(1L), 0);
        assertThat(result(Requests.request(new Value.Tensor<>(x), "x.clone()")).bytes())
                .isEqualTo(bytes);
    }

    @Test
    void containersNumbersAndTextsComeBackAsWhatTheyAre() throws AdapterFailure {
        Value<ObservedTensor> seen = see(Requests.request(
                        sixFloats(), "(1, [2.5, True], {'a': None}, 'lol', ..., torch.float64, torch.channels_last)"))
                .values()
                .get("result");
        assertThat(seen)
                .isEqualTo(new Value.Tuple<>(List.of(
                        new Value.Int<>(1),
                        new Value.Sequence<>(List.of(new Value.Float<>(2.5), new Value.Bool<>(true))),
                        new Value.Dict<>(Map.of("a", new Value.None<>())),
                        new Value.Str<>("lol"),
                        new Value.Ellipsis<>(),
                        new Value.OfDType<>(DType.FLOAT64),
                        new Value.OfMemoryFormat<>(MemoryFormat.CHANNELS_LAST))));
    }

    @Test
    void aliasesTellTheSameObjectAViewAndACopy() throws AdapterFailure {
        Request request = Requests.request(
                Map.of("x", sixFloats()),
                new Observe(Set.of(), new LinkedHashSet<>(List.of("x", "same", "view", "copy")), false),
                "same = vmap(lambda x: x)(x)",
                "view = [vmap(lambda x: x, out_dims=1)(x)]",
                "copy = vmap(lambda x: x * 1)(x)");
        assertThat(see(request).aliases())
                .isEqualTo(Map.of(
                        "x", new Value.Tensor<>(new Alias(1, 1, 1)),
                        "same", new Value.Tensor<>(new Alias(1, 1, 1)),
                        "view", new Value.Sequence<>(List.of(new Value.Tensor<>(new Alias(2, 1, 1)))),
                        "copy", new Value.Tensor<>(new Alias(3, 3, 2))));
    }

    @Test
    void inputsShareObjectsAndMemoryAsTheyDoInTheRequest() throws AdapterFailure {
        Storage storage = Requests.storage(1, 2, 3, 4);
        TensorData whole = Requests.view(storage, List.of(4L), List.of(1L), 0);
        TensorData everySecond = Requests.view(storage, List.of(2L), List.of(2L), 1);
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        inputs.put("z", new Value.Tuple<>(List.of(new Value.Tensor<>(everySecond), new Value.Tensor<>(whole))));
        inputs.put("x", new Value.Tensor<>(whole));
        Observe observe = new Observe(Set.of("z"), new LinkedHashSet<>(List.of("x", "z")), false);
        Observation.Seen seen = see(Requests.request(inputs, observe, "x.mul_(10)"));
        assertThat(seen.values().get("z").tensors().get(0).bytes()).isEqualTo(Requests.bytes(20, 40));
        assertThat(seen.aliases())
                .isEqualTo(Map.of(
                        "x", new Value.Tensor<>(new Alias(1, 1, 1)),
                        "z",
                                new Value.Tuple<>(List.of(
                                        new Value.Tensor<>(new Alias(2, 1, 2)),
                                        new Value.Tensor<>(new Alias(1, 1, 1))))));
    }

    @Test
    void requiresGradAndStridesAreSeen() throws AdapterFailure {
        TensorData leaf = new TensorData(Requests.storage(0, 1, 2, 3, 4, 5), List.of(3L, 2L), List.of(1L, 3L), 0, true);
        ObservedTensor twice = result(Requests.request(new Value.Tensor<>(leaf), "x.t() * 2"));
        assertThat(twice.requiresGrad()).contains(true);
        assertThat(twice.strides()).contains(List.of(3L, 1L));
        assertThat(twice.bytes()).isEqualTo(Requests.bytes(0, 2, 4, 6, 8, 10));
    }

    @Test
    void anErrorHasItsStepItsKindsAndItsMessageAndInPlaceWritesStay() throws AdapterFailure {
        Request request = Requests.request(
                Map.of("x", Requests.floats(List.of(1L), 1)),
                values("x", "result"),
                "x.add_(1)",
                "vmap(torch.mul, [0, 0])(x, x)",
                "x.add_(1)");
        Observation.Raised raised = (Observation.Raised) run(request);
        assertThat(raised.step()).isEqualTo(1);
        assertThat(raised.kinds()).containsExactly("ValueError", "Exception");
        assertThat(raised.message())
                .isEqualTo("vmap(mul, in_dims=[0, 0], ...)(<inputs>): expected `in_dims` to be int or a (potentially"
                        + " nested) tuple matching the structure of inputs, got: <class 'list'>.");
        assertThat(raised.seen().values()).containsOnlyKeys("x");
        assertThat(raised.seen().values().get("x").tensors().get(0).bytes()).isEqualTo(Requests.bytes(2));
    }

    @Test
    void warningsAreReportedAndTheFallbackWarnsWhenAsked() throws AdapterFailure {
        Request asked = new Request(
                Requests.program("vmap(torch.atan2)(x, x)"),
                Map.of("x", sixFloats()),
                new Settings(true),
                VmapMode.NATIVE,
                new Observe(Set.of(), Set.of(), true));
        List<String> warnings = see(asked).warnings();
        assertThat(warnings).hasSize(2).contains(DEPRECATED);
        assertThat(warnings)
                .anyMatch(text -> text.startsWith("There is a performance drop because we have not yet"
                        + " implemented the batching rule for aten::atan2."));
        Request unasked =
                new Request(asked.program(), asked.inputs(), Settings.DEFAULT, VmapMode.NATIVE, asked.observe());
        assertThat(see(unasked).warnings()).containsExactly(DEPRECATED);
    }

    @Test
    void aLoopGivesWhatVmapGives() throws AdapterFailure {
        Request nativeVmap = Requests.request(
                sixFloats(), "vmap(lambda z: z['a'].sum() * z['b'], ({'a': 1, 'b': None},))({'a': x, 'b': 2})");
        Request loop = new Request(
                nativeVmap.program(), nativeVmap.inputs(), Settings.DEFAULT, VmapMode.LOOP, nativeVmap.observe());
        assertThat(result(nativeVmap).bytes()).isEqualTo(Requests.bytes(6, 10, 14));
        assertThat(result(loop)).usingRecursiveComparison().isEqualTo(result(nativeVmap));
    }

    @Test
    void everyFormOfTheLanguageRuns() throws AdapterFailure {
        Request request = Requests.request(
                sixFloats(),
                "f = lambda a, *more: partial(torch.add, a)(*more)",
                "x[:, 1] = 7",
                "y = f(x, -x.T.t() ** 2) if x.sum() > 0 else None",
                "(y[..., 1:], Tensor.sub(x, 1)[None, 0, ::2])");
        List<ObservedTensor> parts = see(request).values().get("result").tensors();
        assertThat(parts.get(0).bytes()).isEqualTo(Requests.bytes(-42, -2, -42, -20));
        assertThat(parts.get(1).shape()).containsExactly(1L, 2L);
        assertThat(parts.get(1).bytes()).isEqualTo(Requests.bytes(-1, 1));
    }

    @Test
    void anOperatorThatPyTorchDoesNotHaveIsUnsupported() throws AdapterFailure {
        assertThat(run(Requests.request(sixFloats(), "torch.no_such_operator(x)")))
                .isEqualTo(new Observation.Unsupported("PyTorch has no operator torch.no_such_operator"));
    }
}
