package io.vck.conformance.cases.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a good JSON text in every place. */
public final class SpoiledJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SpoiledJson() {}

    /** A good text once for every change of one of its values. */
    public static List<String> of(String good) {
        List<String> spoiled = new ArrayList<>();
        JsonNode root = JSON.readTree(good);
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
