package io.vck.conformance.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.LoggedRuns;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTableTest {
    record Point(int x, long y, double z, boolean flag, Optional<String> name) {}

    record Pair(Object first, Object second) {}

    static List<Object> values() {
        return List.of(
                "",
                "text, ä, \uD83D\uDE00",
                "x".repeat(100_000),
                0,
                -1,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                -0.0,
                Double.NaN,
                Double.MIN_VALUE,
                true,
                false,
                DType.COMPLEX64,
                List.of(),
                List.of(1, 1L, 1.0, "1", List.of(1)),
                Set.of(),
                Map.of("a", Map.of()),
                Optional.empty(),
                Optional.of("present"),
                new Point(1, 2, 3.5, true, Optional.of("p")),
                new Pair(new Pair("a", 1), List.of(new Pair("a", 1))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsReadAsItWasWritten(Object value) {
        assertThat(ValueReader.read(ByteBuffer.wrap(ValueWriter.write(value)))).isEqualTo(value);
    }

    @Test
    void containersKeepTheirOrder() {
        Map<String, Integer> map = new LinkedHashMap<>();
        Set<String> set = new LinkedHashSet<>();
        for (int i = 40; i > 0; i--) {
            map.put("key " + i, i);
            set.add("item " + i);
        }
        Pair read = (Pair) ValueReader.read(ByteBuffer.wrap(ValueWriter.write(new Pair(map, set))));
        assertThat(List.copyOf(((Map<?, ?>) read.first()).keySet())).isEqualTo(List.copyOf(map.keySet()));
        assertThat(List.copyOf((Set<?>) read.second())).isEqualTo(List.copyOf(set));
    }

    /** They are equal, and two different things all the same for whoever goes through them. */
    @Test
    void mapsOfAnotherOrderAreNotOne() {
        Map<String, Integer> there = new LinkedHashMap<>(Map.of("a", 1));
        there.put("b", 2);
        Map<String, Integer> back = new LinkedHashMap<>(Map.of("b", 2));
        back.put("a", 1);
        Pair read = (Pair)
                ValueReader.read(ByteBuffer.wrap(ValueWriter.write(new Pair(new Pair(there, 0), new Pair(back, 0)))));
        assertThat(read.first()).hasToString(new Pair(there, 0).toString());
        assertThat(read.second()).hasToString(new Pair(back, 0).toString());
    }

    @Test
    void equalPartsAreOneObject() {
        Pair read = (Pair)
                ValueReader.read(ByteBuffer.wrap(ValueWriter.write(new Pair(new Pair("a", 1), new Pair("a", 1)))));
        assertThat(read.first()).isSameAs(read.second());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 127, 128, 20_000, 3_000_000})
    void tensorsKeepTheirBytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        ObservedTensor tensor =
                new ObservedTensor(DType.BOOL, List.of((long) size), Optional.empty(), Optional.of(true), bytes);
        Value<?> read = (Value<?>) ValueReader.read(ByteBuffer.wrap(ValueWriter.write(new Value.Tensor<>(tensor))));
        assertThat(read.tensors()).singleElement().satisfies(each -> {
            assertThat(((ObservedTensor) each).bytes()).isEqualTo(bytes);
            assertThat(((ObservedTensor) each).requiresGrad()).contains(true);
        });
    }

    @Test
    void everyBundledCaseIsReadAsItWasWritten() {
        List<Case> cases = LoggedRuns.bundledCases();
        List<?> read = (List<?>) ValueReader.read(ByteBuffer.wrap(ValueWriter.write(cases)));
        assertThat(read).isEqualTo(cases);
        for (int i = 0; i < cases.size(); i++) {
            Case again = (Case) read.get(i);
            assertThat(again.inputs()).hasToString(cases.get(i).inputs().toString());
            assertThat(again.expectations())
                    .hasToString(cases.get(i).expectations().toString());
        }
    }

    @Test
    void whatIsNoValueIsRefused() {
        assertThatThrownBy(() -> ValueWriter.write(List.of(new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a java.lang.Object can't be written");
    }
}
