package io.vck.conformance.cases.load;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/**
 * The published schema of case files. The loader finds all that the schema refuses, and says it better; the schema is
 * asked as well where a file comes from outside, so that the two can't part unnoticed.
 */
final class CaseFileSchema {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(BundledCases.text("schemas/case-file.schema.json"), InputFormat.JSON);

    /** What the schema finds wrong with a text that is JSON. */
    List<Refusal> refusals(String text) {
        return schema.validate(text, InputFormat.JSON).stream()
                .map(CaseFileSchema::refusal)
                .toList();
    }

    /**
     * Something that the schema refuses.
     *
     * @param pointer to the value
     */
    record Refusal(String pointer, String message) {}

    private static Refusal refusal(Error error) {
        return new Refusal(error.getInstanceLocation().toString(), error.getMessage());
    }
}
