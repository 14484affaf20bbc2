package io.vck.conformance.fuzz.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.load.BundledCases;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CatalogueReaderTest {
    private static final Set<String> BUILT_IN = Set.of("slice", "getitem", "setitem");

    @Test
    void readsARow() {
        Catalogue catalogue = CatalogueReader.read("products", """
            {"about": "a", "operators": [
              {"calls": ["torch.mm(x, y)"], "where": {"x": "float[n, k]", "y": "like x[k, m]"}, "sizes": {"n": "1..3"},
               "gives": "like x[n, m]"}]}\
            """);
        Entry entry = catalogue.entries().get(0);
        assertThat(entry.family()).isEqualTo("products");
        assertThat(entry.arguments().keySet()).containsExactly("x", "y");
        assertThat(entry.sizes()).containsEntry("n", new Entry.Range(1, 3));
        assertThat(catalogue.operators()).containsExactly("mm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "float[n            | is no pattern",
                "flaot[n]           | names no dtypes",
                "int64[k] below n.. | is no pattern",
                "float[*s from d]   | is no size",
            })
    void saysWhatIsWrongWithAPattern(String pattern, String message) {
        String text = "{\"about\": \"a\", \"operators\": [{\"calls\": [\"x.sin()\"], \"where\": {\"x\": \"" + pattern
                + "\"}}]}";
        assertThatThrownBy(() -> CatalogueReader.read("some", text))
                .isInstanceOf(InvalidCases.class)
                .hasMessageContaining("some.json:1")
                .hasMessageContaining(message);
    }

    /** Else a find could not be run as a case. */
    @Test
    void casesMayCallWhatTheCatalogueCalls() {
        Set<String> unknown = new TreeSet<>(CatalogueReader.bundled().operators());
        unknown.removeIf(name ->
                ReferenceLibrary.hasOperator(name) || BundledCases.operators().has(name) || BUILT_IN.contains(name));
        assertThat(unknown).isEmpty();
    }

    @Test
    void theBundledCatalogueFitsItsSchema() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(BundledCases.text("schemas/fuzz-catalogue.schema.json"));
        JsonMapper json = new JsonMapper();
        BundledCases.catalogue()
                .forEach((family, text) -> assertThat(schema.validate(json.readTree(text)).stream()
                                .map(problem -> problem.getInstanceLocation() + ": " + problem.getMessage())
                                .toList())
                        .as(family)
                        .isEqualTo(List.of()));
    }
}
