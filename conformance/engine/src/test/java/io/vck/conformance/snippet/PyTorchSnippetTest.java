package io.vck.conformance.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PyTorchSnippetTest {

    @Test
    void aShortCaseIsAShortProgram() {
        assertThat(Snippets.PYTORCH_LEGACY.of(Samples.of("api/map-and-stack/one-input")))
                .isEqualTo("""
                    # api/map-and-stack/one-input
                    import torch
                    from torch._vmap_internals import vmap
                    from torch.testing import assert_close

                    x = torch.tensor([[0.28541452, 0.6854895, 1.4922473], [-0.86839336, 1.400032, -0.22392428]])

                    result = vmap(lambda x: x * x)(x)

                    assert_close(result, torch.tensor([[0.081461444, 0.4698958, 2.226802], [0.75410706, 1.9600897, 0.050142083]]))
                    """);
    }

    @Test
    void anErrorIsWaitedFor() {
        Reproduced refused = Samples.of("api/refusal-order/kind-of-out_dims-before-kind-of-in_dims");
        assertThat(Snippets.PYTORCH_LEGACY.of(refused)).endsWith("""
            try:
                vmap(lambda x: x, {0}, 'lol')(x)
            except ValueError as error:
                assert re.search(r"`out_dims` must be an int or a tuple of int", str(error)), error
            else:
                raise AssertionError("it did not raise")
            """);
        assertThat(Snippets.PYTORCH_FUNC.of(refused))
                .contains("import vmap\n")
                .contains("except Exception:\n    pass\n");
    }

    @Test
    void whatTheBackendJudgesRunsTwice() {
        assertThat(Snippets.PYTORCH_LEGACY.of(Samples.of("beyond/in-place-shapes/new-tensor[squeeze_,first]")))
                .contains("def loop(function, in_dims=0, out_dims=0):")
                .endsWith("""
                        result = vmap(lambda t: (lambda t: t.squeeze_())(t * 2))(x)
                        return result, x


                    assert_close(run(vmap), run(loop), equal_nan=True)
                    """);
    }

    @Test
    void namesOfTheCaseAreLeftToIt() {
        String loop = Snippets.PYTORCH_FUNC.of(Samples.written(
                Map.of("run", "randn(3)", "loop", "randn(3)"),
                EqualsMapStack.BY_BACKEND,
                "vmap(lambda one: one * 2)(run + loop)"));
        assertThat(loop).contains("def loop_2(function, in_dims=0, out_dims=0):", "run_2(vmap), run_2(loop_2)");
    }

    @Test
    void aTensorThatStandsInSeveralContainersIsOneObject() {
        TensorData tensor =
                new TensorData(new Storage(DType.BOOL, new byte[] {1, 0}), List.of(2L), List.of(1L), 0, false);
        Value<TensorData> value = new Value.Tensor<>(tensor);
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        inputs.put("pair", new Value.Tuple<>(List.of(value, value)));
        inputs.put("again", new Value.Sequence<>(List.of(value)));
        FreshNames names = FreshNames.beside(Samples.of("api/levels/outer-product"));
        assertThat(PythonInputs.lines(inputs, new PythonImports(), names))
                .containsExactly("shared = torch.tensor([True, False])", "pair = (shared, shared)", "again = [shared]");
    }

    @Test
    void largeInputsStandInBase64OrAsWhatMakesThem() {
        assertThat(Snippets.PYTORCH_LEGACY.of(Samples.of("api/in-place/atan2_-with-10000-lanes")))
                .contains("torch.frombuffer(bytearray(base64.b64decode(");
    }

    @Test
    void whatCannotBeSeenIsRefused() {
        Reproduced onlyFallback = Samples.of("api/fallback/index_add-warns[5]");
        assertThatThrownBy(() -> Snippets.PYTORCH_FUNC.of(onlyFallback))
                .isInstanceOf(Inexpressible.class)
                .hasMessage("nothing of what is expected can be seen with this vmap");
    }

    @Test
    void aLogGetsAllThatCanBeSaidAndIsNotTooLong() {
        Map<String, String> snippets = Snippets.forLog(Samples.of("api/map-and-stack/one-input"));
        assertThat(snippets).containsKeys("pytorch-legacy", "pytorch-func");
        assertThat(Snippets.forLog(Samples.of("api/in-place/atan2_-with-10000-lanes")))
                .isEmpty();
    }
}
