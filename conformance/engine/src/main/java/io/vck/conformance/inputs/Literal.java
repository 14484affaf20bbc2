package io.vck.conformance.inputs;

import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers in nested tuples and lists, as {@code tensor([[1, 2], [3, 4]])} has them.
 *
 * @param numbers in row-major order
 */
record Literal(List<Long> shape, List<Value<TensorData>> numbers) {

    /** Reads an argument of a generator, which is refused if its rows differ in length. */
    static Literal of(GeneratorCall call, Value<TensorData> value) {
        Optional<List<Value<TensorData>>> items = GeneratorCall.items(value);
        if (items.isEmpty()) {
            call.number(value);
            return new Literal(List.of(), List.of(value));
        }
        List<Long> shape = new ArrayList<>(List.of((long) items.get().size()));
        List<Value<TensorData>> numbers = new ArrayList<>();
        Optional<List<Long>> rowShape = Optional.empty();
        for (Value<TensorData> item : items.get()) {
            Literal row = of(call, item);
            if (!rowShape.orElse(row.shape()).equals(row.shape())) {
                throw call.wrong("takes rows of one length, got " + rowShape.get() + " and " + row.shape());
            }
            rowShape = Optional.of(row.shape());
            numbers.addAll(row.numbers());
        }
        rowShape.ifPresent(shape::addAll);
        return new Literal(shape, numbers);
    }

    /** The element type that the numbers have in PyTorch: of bools, bool; of ints, int64; else float32. */
    DType dtype() {
        if (numbers.isEmpty() || numbers.stream().anyMatch(number -> number instanceof Value.Float<TensorData>)) {
            return DType.FLOAT32;
        }
        boolean whole = numbers.stream().anyMatch(number -> number instanceof Value.Int<TensorData>);
        return whole ? DType.INT64 : DType.BOOL;
    }
}
