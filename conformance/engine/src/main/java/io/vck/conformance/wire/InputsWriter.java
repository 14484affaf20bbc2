package io.vck.conformance.wire;

import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the inputs of one request. A tensor object that occurs more than once gets an id, and tensors refer to the
 * storages that they share by their place in a list.
 */
final class InputsWriter {
    private final Map<String, Value<TensorData>> inputs;
    private final List<Storage> storages = new ArrayList<>();
    private final Map<Storage, Integer> places = new IdentityHashMap<>();
    private final Map<TensorData, Integer> ids = new IdentityHashMap<>();

    InputsWriter(Map<String, Value<TensorData>> inputs) {
        this.inputs = inputs;
        Map<TensorData, Boolean> seen = new IdentityHashMap<>();
        for (Value<TensorData> input : inputs.values()) {
            for (TensorData tensor : input.tensors()) {
                if (places.putIfAbsent(tensor.storage(), storages.size()) == null) {
                    storages.add(tensor.storage());
                }
                if (seen.putIfAbsent(tensor, true) != null) {
                    ids.putIfAbsent(tensor, ids.size());
                }
            }
        }
    }

    /** Writes the properties {@code inputs} and {@code storages}, the large ones of which go into the attachment. */
    void write(JsonGenerator json, Attachment attachment) {
        json.writeName("inputs");
        json.writeStartObject();
        inputs.forEach((name, value) -> {
            json.writeName(name);
            ValueCodec.write(value, json, this::writeTensor);
        });
        json.writeEndObject();
        json.writeName("storages");
        json.writeStartArray();
        for (Storage storage : storages) {
            json.writeStartObject();
            json.writeStringProperty("dtype", storage.dtype().label());
            ElementCodec.write(storage.dtype(), storage.bytes(), json, attachment);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeTensor(TensorData tensor, JsonGenerator json) {
        json.writeName(TensorCodec.TENSOR);
        json.writeStartObject();
        int place = Objects.requireNonNull(places.get(tensor.storage()));
        json.writeNumberProperty("storage", place);
        TensorCodec.writeIntegers("shape", tensor.shape(), json);
        TensorCodec.writeIntegers("strides", tensor.strides(), json);
        json.writeNumberProperty("offset", tensor.offset());
        json.writeBooleanProperty("requires_grad", tensor.requiresGrad());
        Integer id = ids.get(tensor);
        if (id != null) {
            json.writeNumberProperty("id", id);
        }
        json.writeEndObject();
    }
}
