package io.vck.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published schema of the lines that {@code --wire-log} writes. */
final class WireLogSchema {
    private static final Schema SCHEMA = load();

    private WireLogSchema() {}

    private static Schema load() {
        try (InputStream text = WireLogSchema.class.getResourceAsStream("/io/vck/cases/schemas/wire-log.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(WireProtocol.JSON.readTree(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void assertAccepts(String line) {
        assertThat(SCHEMA.validate(WireProtocol.JSON.readTree(line))).isEmpty();
    }
}
