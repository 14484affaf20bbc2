package io.vck.reference.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reference.dispatch.Derivative;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No kernel goes without a comparison. What is made of other operators has none, and what is random has no result to keep. */
class GoldenCoverageTest {
    private static final String UNSPECIFIED = "its values are whatever was in memory";
    private static final String HISTORY = "it asks for what autograd knows, not for elements; see AutogradTest";

    private static final Map<String, String> WITHOUT_RECORDING = Map.of(
            "empty", UNSPECIFIED,
            "empty_strided", UNSPECIFIED,
            "empty_like", UNSPECIFIED,
            "new_empty", UNSPECIFIED,
            "new_empty_strided", UNSPECIFIED,
            "tensor", "it reads Python's literals; every case file does",
            "requires_grad", HISTORY,
            "is_leaf", HISTORY);

    private static final Set<String> RECORDED = GoldenFiles.calls().stream()
            .filter(call -> !call.isGradient())
            .map(GoldenCall::operator)
            .collect(Collectors.toSet());

    private static List<String> kernels() {
        return Registry.all().stream()
                .filter(operator -> !operator.isRandom())
                .filter(operator -> !(operator.derivative() instanceof Derivative.Composite))
                .map(Operator::name)
                .toList();
    }

    @Test
    void everyKernelIsComparedWithTheOriginal() {
        assertThat(kernels())
                .as("kernels; add those that are missing to a table in src/test/golden/families.py and record")
                .filteredOn(name -> !WITHOUT_RECORDING.containsKey(name))
                .allSatisfy(name -> assertThat(RECORDED).contains(name));
    }

    @Test
    void whatIsExcusedIsNotRecordedAndExists() {
        assertThat(kernels()).containsAll(WITHOUT_RECORDING.keySet());
        assertThat(RECORDED).doesNotContainAnyElementsOf(WITHOUT_RECORDING.keySet());
    }
}
