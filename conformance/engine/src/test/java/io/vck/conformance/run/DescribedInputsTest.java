package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.run.Fakes.Expect;
import io.vck.reports.log.Digest;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LogValue;
import io.vck.reports.log.LoggedInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedInputsTest {
    private static final Case TESTED = WrittenCase.of("a")
            .with("x", "made")
            .runs("x")
            .expects(Expect.met())
            .build();

    private static LoggedInput describe(TensorData tensor) {
        return DescribedInputs.of(TESTED, Map.of("x", new Value.Tensor<>(tensor)))
                .logged()
                .get(0);
    }

    @Test
    void digestIsOfTheElementsInRowMajorOrderWhateverTheLayout() {
        Storage storage = new Storage(DType.BOOL, new byte[] {9, 0, 1, 2, 3});
        TensorData transposed = new TensorData(storage, List.of(2L, 2L), List.of(1L, 2L), 1, true);
        LoggedInput input = describe(transposed);
        assertThat(input.expression()).isEqualTo("made");
        assertThat(((LogValue.Tensor) input.value()).tensor())
                .isEqualTo(new LogTensor.Described(
                        "bool", List.of(2L, 2L), List.of(1L, 2L), 1, true, Digest.crc32c(new byte[] {0, 2, 1, 3})));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20})
    void sizeOfAnInputMakesNoDifferenceToWhatIsSaidOfIt(int bytes) {
        byte[] elements = new byte[bytes];
        TensorData tensor =
                new TensorData(new Storage(DType.BOOL, elements), List.of((long) bytes), List.of(1L), 0, false);
        LogTensor described = ((LogValue.Tensor) describe(tensor).value()).tensor();
        assertThat(((LogTensor.Described) described).crc32c()).isEqualTo(Digest.crc32c(elements));
    }
}
