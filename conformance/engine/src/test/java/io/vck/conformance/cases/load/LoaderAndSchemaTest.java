package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.OperatorCatalogue;
import io.vck.conformance.cases.Vocabulary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A good case file, spoiled in every place: what the published schema refuses, the loader refuses as well. */
class LoaderAndSchemaTest {
    private static final CaseFileLoader LOADER = new CaseFileLoader(
            new Vocabulary(name -> true, name -> false, OperatorCatalogue.EMPTY, Set.of("messages"), Set.of("LAW-1")));
    private static final CaseFileSchema SCHEMA = new CaseFileSchema();

    private static final String GOOD = """
            {"$schema": "s", "about": "a", "requirements": ["LAW-1"], "define": {"f(x)": ["y = x", "y"]},
             "cases": [
               {"name": "a", "about": "b", "requirements": ["LAW-1"],
                "matrix": {"d": [1, "0"], "m, n": {"label": [1, true]}},
                "inputs": {"x": "randn(2, d)", "k": 2}, "define": {"g(x)": "x"},
                "run": ["y = f(g(x)) * m * k", "y"],
                "expect": {"equals": "x", "shape": [2, "d"], "dtype": "float32", "strides": {"result": [1], "y": "(d, 1)"},
                           "requires_grad": {"x": false}, "inputs_after": {"x": "x"}, "same_object": ["y", "result"],
                           "same_data": [["x", "y"], ["y", "x"]], "view_of": ["x", "y"],
                           "warnings": [{"pattern": "p", "count": 1}], "fallback": "n"},
                "mirrors": ["T.test_a/001"], "needs": ["messages"], "settings": {"fallback_warnings": true},
                "disputed": "why", "blind": {"b": "why"}},
               {"name": "b", "run": "1", "expect": {"raises": {"kind": "ValueError", "message": "m"}}},
               {"name": "c", "run": "1", "expect": {"equals_map_stack": "by-backend", "dtype": {"result": "int64"}}},
               {"name": "d", "run": "1", "expect": {"unvalued": "why", "warnings": {"pattern": "p", "count": 0},
                                                    "fallback": true, "requires_grad": true, "shape": "()"}}]}
            """;

    private static boolean loads(String text) {
        return LOADER.read(new CaseSource("file.json", "user", "file", text))
                .problems()
                .isEmpty();
    }

    @Test
    void theGoodFileIsGoodForBoth() {
        assertThat(loads(GOOD)).isTrue();
        assertThat(SCHEMA.refusals(GOOD)).isEmpty();
    }

    @Test
    void theLoaderLetsNothingPassThatTheSchemaRefuses() {
        List<String> refused = SpoiledJson.of(GOOD).stream()
                .filter(text -> !SCHEMA.refusals(text).isEmpty())
                .toList();

        assertThat(refused).hasSizeGreaterThan(400);
        assertThat(refused).filteredOn(LoaderAndSchemaTest::loads).isEmpty();
    }
}
