package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/** The published schema of the wire's messages. */
final class WireSchema {
    private static final Schema SCHEMA = load();

    private WireSchema() {}

    private static Schema load() {
        try (InputStream text = WireSchema.class.getResourceAsStream("/io/vck/cases/schemas/wire.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(WireProtocol.JSON.readTree(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static boolean accepts(String message) {
        return SCHEMA.validate(WireProtocol.JSON.readTree(message)).isEmpty();
    }

    /** Fails unless a line that was really sent is a message of that type. */
    static void assertIsMessage(byte[] line, String type) {
        JsonNode message = WireProtocol.JSON.readTree(line);
        assertThat(message.get("type").stringValue()).isEqualTo(type);
        assertThat(SCHEMA.validate(message)).isEmpty();
    }
}
