package io.vck.conformance.wire;

import io.vck.backend.value.DType;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads the inputs of one request, the inverse of {@link InputsWriter}: tensors with one storage share it, and a tensor
 * that occurs more than once is one object.
 */
final class InputsReader {
    private final List<Storage> storages = new ArrayList<>();
    private final Map<Long, TensorData> byId = new HashMap<>();

    private InputsReader(Fields message) {
        for (JsonNode item : message.array("storages")) {
            Fields storage = message.below(item, message.child("storages") + "[" + storages.size() + "]");
            DType dtype = ValueCodec.readDType(storage);
            storages.add(storage(dtype, storage));
        }
    }

    /** Reads the properties {@code inputs} and {@code storages}. */
    static Map<String, Value<TensorData>> read(Fields message) {
        InputsReader reader = new InputsReader(message);
        return ValueCodec.readEach(message.object("inputs"), TensorCodec.TENSOR, reader::tensor);
    }

    private static Storage storage(DType dtype, Fields fields) {
        try {
            return new Storage(dtype, ElementCodec.read(dtype, fields));
        } catch (IllegalArgumentException cut) {
            throw new MalformedMessage(fields.where() + ": " + cut.getMessage());
        }
    }

    private TensorData tensor(Fields fields) {
        return fields.has("id")
                ? byId.computeIfAbsent(fields.integer("id"), unseen -> newTensor(fields))
                : newTensor(fields);
    }

    private TensorData newTensor(Fields fields) {
        long place = fields.integer("storage");
        if (place < 0 || place >= storages.size()) {
            throw new MalformedMessage(fields.child("storage") + " is " + place + ", but there are " + storages.size());
        }
        try {
            return new TensorData(
                    storages.get((int) place),
                    fields.integers("shape"),
                    fields.integers("strides"),
                    fields.integer("offset"),
                    fields.flag("requires_grad"));
        } catch (IllegalArgumentException unfit) {
            throw new MalformedMessage(fields.where() + ": " + unfit.getMessage());
        }
    }
}
