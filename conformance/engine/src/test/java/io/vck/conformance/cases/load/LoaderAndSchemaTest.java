package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.OperatorCatalogue;
import io.vck.conformance.cases.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a good case file in every place: what the published schema refuses, the loader refuses as well. */
class LoaderAndSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
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
        List<String> spoiled = spoiled();
        List<String> refused = spoiled.stream()
                .filter(text -> !SCHEMA.refusals(text).isEmpty())
                .toList();

        assertThat(refused).hasSizeGreaterThan(400);
        assertThat(refused).filteredOn(LoaderAndSchemaTest::loads).isEmpty();
    }

    /** The file once for every change of one of its values. */
    private static List<String> spoiled() {
        List<String> spoiled = new ArrayList<>();
        JsonNode root = JSON.readTree(GOOD);
        Runnable keep = () -> spoiled.add(root.toString());
        keepEach(root, keep);
        return spoiled;
    }

    private static void keepEach(JsonNode node, Runnable keep) {
        if (node instanceof ObjectNode object) {
            change(keep, () -> object.put("unknown", 1), () -> object.remove("unknown"));
            for (String key : List.copyOf(object.propertyNames())) {
                JsonNode before = object.get(key);
                substitutes(keep, substitute -> object.set(key, substitute), before);
                change(keep, () -> object.remove(key), () -> object.set(key, before));
                keepEach(before, keep);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                JsonNode before = array.get(i);
                substitutes(keep, substitute -> array.set(index, substitute), before);
                change(keep, () -> array.insert(index, before), () -> array.remove(index));
                keepEach(before, keep);
            }
        }
    }

    private static void substitutes(Runnable keep, Consumer<JsonNode> set, JsonNode before) {
        for (String text : List.of("null", "7", "-1", "1.5", "true", "\"\"", "\" \"", "\"a b\"", "[]", "[[]]", "{}")) {
            change(keep, () -> set.accept(JSON.readTree(text)), () -> set.accept(before));
        }
    }

    private static void change(Runnable keep, Runnable change, Runnable undo) {
        change.run();
        keep.run();
        undo.run();
    }
}
