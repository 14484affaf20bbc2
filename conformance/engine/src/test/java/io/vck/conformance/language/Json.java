package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trees to JSON texts and back. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static String of(Node node) {
        return written(json -> TreeCodec.write(node, json));
    }

    static String of(Program program) {
        return written(json -> TreeCodec.write(program, json));
    }

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The text with apostrophes for quotes, as tests write JSON. */
    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private static String written(Consumer<JsonGenerator> writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            writer.accept(json);
        }
        return text.toString();
    }
}
