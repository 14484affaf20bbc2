package io.vck.backend.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void mapReplacesTensorsAndKeepsTheKindsOfContainers() {
        Value<Integer> value = new Value.Tuple<>(List.of(
                new Value.Tensor<>(1),
                new Value.Sequence<>(List.of(new Value.Tensor<>(2), new Value.Int<>(7))),
                new Value.Dict<>(Map.of("k", new Value.Tensor<>(3)))));
        Value<String> mapped = value.map(i -> "t" + i);
        assertThat(mapped.tensors()).containsExactly("t1", "t2", "t3");
        assertThat(mapped).isInstanceOf(Value.Tuple.class);
        assertThat(((Value.Tuple<String>) mapped).items().get(1)).isInstanceOf(Value.Sequence.class);
    }

    @Test
    void aTupleIsNotAList() {
        assertThat(new Value.Tuple<>(List.of())).isNotEqualTo(new Value.Sequence<>(List.of()));
    }

    @Test
    void anIntIsEqualToThatNumberOnlyAndNoneToNone() {
        assertThat(new Value.Int<>(7)).isEqualTo(new Value.Int<>(7)).hasSameHashCodeAs(new Value.Int<>(7));
        assertThat(new Value.Int<>(7)).isNotEqualTo(new Value.Int<>(8)).isNotEqualTo(new Value.Float<>(7));
        assertThat(new Value.None<>()).isEqualTo(new Value.None<>()).hasSameHashCodeAs(new Value.None<>());
        assertThat(new Value.None<>()).isNotEqualTo(new Value.Ellipsis<>());
    }

    @Test
    void observedDataMustFitTheShape() {
        assertThatThrownBy(() -> new ObservedTensor(
                        DType.FLOAT32, List.of(2L, 3L), Optional.empty(), Optional.empty(), new byte[20]))
                .hasMessage("a tensor float32[2, 3] has 24 bytes of data, got 20");
    }

    @Test
    void contiguityIgnoresDimensionsOfSizeOne() {
        Storage storage = new Storage(DType.BOOL, new byte[6]);
        assertThat(new TensorData(storage, List.of(2L, 1L, 3L), List.of(3L, 99L, 1L), 0, false).isContiguous())
                .isTrue();
        assertThat(new TensorData(storage, List.of(3L, 2L), List.of(1L, 3L), 0, false).isContiguous())
                .isFalse();
    }
}
