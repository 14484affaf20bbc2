package io.vck.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints one JSON value on a line of its own. */
final class JsonOutput {
    private JsonOutput() {}

    static void print(PrintStream out, Consumer<JsonGenerator> value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            value.accept(json);
        }
        out.write(bytes.toByteArray(), 0, bytes.size());
        out.println();
    }

    static void strings(JsonGenerator json, String key, Collection<String> strings) {
        json.writeArrayPropertyStart(key);
        strings.forEach(json::writeString);
        json.writeEndArray();
    }

    static <E> void objects(JsonGenerator json, String key, Collection<E> elements, Consumer<E> properties) {
        json.writeName(key);
        objects(json, elements, properties);
    }

    static <E> void objects(JsonGenerator json, Collection<E> elements, Consumer<E> properties) {
        json.writeStartArray();
        for (E element : elements) {
            json.writeStartObject();
            properties.accept(element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
