package io.vck.conformance.wire;

import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What stands for a tensor in an observation: its content, or its identity. */
public final class TensorCodec {
    static final String TENSOR = "tensor";
    static final String ALIAS = "alias";

    private static final Set<String> TENSOR_KEYS = Stream.concat(
                    Stream.of("dtype", "shape", "strides", "requires_grad"), ElementCodec.FORMS.stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ALIAS_KEYS = Set.of("object", "base", "address");

    private TensorCodec() {}

    /** Writes {@code "tensor": {...}}. */
    public static void write(ObservedTensor tensor, JsonGenerator json) {
        write(tensor, json, Attachment.none());
    }

    /** The same, with elements in the attachment if it takes them. */
    static void write(ObservedTensor tensor, JsonGenerator json, Attachment attachment) {
        json.writeName(TENSOR);
        json.writeStartObject();
        json.writeStringProperty("dtype", tensor.dtype().label());
        writeIntegers("shape", tensor.shape(), json);
        tensor.strides().ifPresent(strides -> writeIntegers("strides", strides, json));
        tensor.requiresGrad().ifPresent(flag -> json.writeBooleanProperty("requires_grad", flag));
        ElementCodec.write(tensor.dtype(), tensor.bytes(), json, attachment);
        json.writeEndObject();
    }

    /** Writes {@code "alias": {...}}. */
    public static void write(Alias alias, JsonGenerator json) {
        json.writeName(ALIAS);
        json.writeStartObject();
        json.writeNumberProperty("object", alias.object());
        json.writeNumberProperty("base", alias.base());
        json.writeNumberProperty("address", alias.address());
        json.writeEndObject();
    }

    static void writeIntegers(String name, List<Long> values, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        values.forEach(json::writeNumber);
        json.writeEndArray();
    }

    static ObservedTensor readTensor(Fields fields) {
        fields.only(TENSOR_KEYS);
        DType dtype = ValueCodec.readDType(fields);
        List<Long> shape = sizes(fields);
        Optional<List<Long>> strides =
                fields.has("strides") ? Optional.of(fields.integers("strides")) : Optional.empty();
        if (strides.isPresent() && strides.get().size() != shape.size()) {
            throw new MalformedMessage(
                    fields.where() + " has the shape " + shape + " but the strides " + strides.get());
        }
        Optional<Boolean> requiresGrad =
                fields.has("requires_grad") ? Optional.of(fields.flag("requires_grad")) : Optional.empty();
        try {
            return new ObservedTensor(dtype, shape, strides, requiresGrad, ElementCodec.read(dtype, fields));
        } catch (IllegalArgumentException unfit) {
            throw new MalformedMessage(fields.where() + ": " + unfit.getMessage());
        }
    }

    private static List<Long> sizes(Fields fields) {
        List<Long> sizes = fields.integers("shape");
        for (int dim = 0; dim < sizes.size(); dim++) {
            if (sizes.get(dim) < 0) {
                throw new MalformedMessage(
                        fields.child("shape") + "[" + dim + "] is " + sizes.get(dim) + " instead of a size, 0 or more");
            }
        }
        return sizes;
    }

    static Alias readAlias(Fields fields) {
        fields.only(ALIAS_KEYS);
        return new Alias(fields.integer("object"), fields.integer("base"), fields.integer("address"));
    }
}
