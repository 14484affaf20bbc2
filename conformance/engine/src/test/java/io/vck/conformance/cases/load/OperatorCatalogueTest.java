package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.InvalidCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCatalogueTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(BundledCases.text("schemas/operators.schema.json"), InputFormat.JSON);

    @Test
    void theSchemaFindsNothingWrongWithTheBundledOne() {
        assertThat(SCHEMA.validate(BundledCases.text("operators.json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void itsOperatorsAreSortedAndHaveALineEach() {
        assertThat(BundledCases.text("operators.json")
                        .lines()
                        .filter(line -> line.startsWith("  \""))
                        .map(line -> line.substring(3, line.indexOf('"', 3))))
                .containsExactlyElementsOf(BundledCases.operators().signatures().keySet());
    }

    @Test
    void itHasOnlyWhatTheReferenceLacks() {
        assertThat(BundledCases.operators().signatures().keySet())
                .filteredOn(ReferenceLibrary::hasOperator)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"dot\": \"dot(Tensor a) -> Tensor\"}", "{\"dot\": [\"mv(Tensor a) -> Tensor\"]}", "[]", "{"})
    void aCatalogueThatIsWrongIsRefused(String text) {
        assertThatThrownBy(() -> OperatorCatalogueReader.read(text))
                .isInstanceOf(InvalidCases.class)
                .hasMessageContaining("operators.json:1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"dot\": []}", "{\"dot\": [\"dot(Tensor a)\"]}", "{\"a b\": [\"dot() -> Tensor\"]}"})
    void theSchemaRefusesWhatIsNoSignature(String text) {
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isNotEmpty();
    }
}
