package io.vck.conformance.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sizes [2, 3] and (4,) | sizes # and #",
                "index 7 of 3 | index # of #",
                "it was \"Tensor(\"loop_body/GatherV2:0\", shape=(), dtype=float32)\" | it was \"Tensor(#, shape=#, dtype=float#)\"",
                "not set for <tf.Tensor 'loop_body/cond_1/PartitionedCall:1' dtype=variant> | not set for <tf.Tensor # dtype=variant>",
                "FAILED at \"/src/Rules.cpp\":119, please | FAILED at \"/src/Rules.cpp\":#, please",
                "'NoneType' object has no attribute 'graph' | 'NoneType' object has no attribute 'graph'"
            })
    void whatChangesWithSizesAndPlacesIsLeftOut(String message, String kind) {
        assertThat(FailureKind.withoutNumbers(message)).isEqualTo(kind);
    }

    @Test
    void aNestMoreIsNoOtherKind() {
        assertThat(FailureKind.withoutNumbers("got 'loop_body/loop_body/GatherV2:0'"))
                .isEqualTo(FailureKind.withoutNumbers("got 'GatherV2_3:1'"));
    }
}
