package io.vck.conformance.lint.claims;

import io.vck.conformance.lint.claims.Scenario.Before;
import io.vck.conformance.lint.claims.Scenario.Check;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the inventory of scenarios, {@code inventory/scenarios.jsonl}. */
public final class Inventory {
    private static final String RESOURCE = "/io/vck/cases/inventory/scenarios.jsonl";
    private static final Pattern TENSOR = Pattern.compile("((?:bool|u?int|float|complex)\\d*)\\[([\\d, ]*)\\]");
    private static final JsonMapper JSON = new JsonMapper();

    private Inventory() {}

    /** All scenarios of the original's test file, in the order in which it makes them. */
    public static List<Scenario> bundled() {
        try (InputStream in = Inventory.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the inventory is missing from the class path: " + RESOURCE);
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Scenario> read(BufferedReader lines) throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            scenarios.add(scenario(JSON.readTree(line)));
        }
        return scenarios;
    }

    static Scenario scenario(JsonNode json) {
        List<Level> levels = new ArrayList<>();
        for (JsonNode level : json.get("vmap")) {
            levels.add(new Level(item(level.get("in_dims")), item(level.get("out_dims"))));
        }
        return new Scenario(
                json.get("id").stringValue(),
                check(json.get("check")),
                Optional.ofNullable(json.get("before")).map(Inventory::before),
                items(json.get("inputs")),
                levels,
                calls(json.get("calls")),
                json.get("fallback").get("allowed").booleanValue());
    }

    private static Check check(JsonNode json) {
        switch (json.get("kind").stringValue()) {
            case "map_stack":
                return new Check.MapStack(
                        json.get("view_of_first_input").booleanValue(),
                        json.get("propagates_requires_grad").booleanValue());
            case "raises":
                return new Check.Raises(
                        json.get("exception").stringValue(),
                        Optional.ofNullable(json.get("message_regex")).map(JsonNode::stringValue));
            default:
                return new Check.Direct();
        }
    }

    private static Before before(JsonNode json) {
        return new Before(json.get("gradient").intValue(), calls(json.get("calls")));
    }

    private static List<RecordedCall> calls(JsonNode json) {
        List<RecordedCall> calls = new ArrayList<>();
        for (JsonNode call : json) {
            calls.add(call(call));
        }
        return calls;
    }

    private static RecordedCall call(JsonNode json) {
        List<Item> args = new ArrayList<>();
        Map<String, Item> keywords = new LinkedHashMap<>();
        for (int i = 1; i < json.size(); i++) {
            JsonNode arg = json.get(i);
            if (arg.has("kwargs")) {
                arg.get("kwargs").properties().forEach(entry -> keywords.put(entry.getKey(), item(entry.getValue())));
            } else {
                args.add(item(arg));
            }
        }
        return new RecordedCall(json.get(0).stringValue(), args, keywords);
    }

    private static List<Item> items(JsonNode json) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : json) {
            items.add(item(item));
        }
        return items;
    }

    private static Item item(JsonNode json) {
        if (json.isNull()) {
            return new Item.NoneItem();
        } else if (json.isBoolean()) {
            return new Item.BoolItem(json.booleanValue());
        } else if (json.isIntegralNumber()) {
            return new Item.IntItem(json.longValue());
        } else if (json.isNumber()) {
            return new Item.FloatItem();
        } else if (json.isString()) {
            return text(json.stringValue());
        } else if (json.has("shape")) {
            return inputTensor(json);
        } else if (json.has("dict")) {
            Map<String, Item> items = new LinkedHashMap<>();
            json.get("dict").properties().forEach(entry -> items.put(entry.getKey(), item(entry.getValue())));
            return new Item.DictItem(items);
        }
        String kind = json.propertyNames().iterator().next();
        return new Item.GroupItem(kind, items(json.get(kind)));
    }

    private static Item text(String text) {
        Matcher tensor = TENSOR.matcher(text);
        if (!tensor.matches()) {
            return new Item.TextItem(text);
        }
        List<Long> shape = new ArrayList<>();
        for (String size : tensor.group(2).split(", ", -1)) {
            if (!size.isEmpty()) {
                shape.add(Long.valueOf(size));
            }
        }
        return new Item.TensorItem(tensor.group(1), shape);
    }

    private static Item inputTensor(JsonNode json) {
        JsonNode strides = json.get("stride");
        JsonNode offset = json.get("offset");
        return new Item.TensorItem(
                json.get("dtype").stringValue(),
                longs(json.get("shape")),
                strides == null ? List.of() : longs(strides),
                offset == null ? 0 : offset.longValue());
    }

    private static List<Long> longs(JsonNode json) {
        List<Long> longs = new ArrayList<>();
        for (JsonNode number : json) {
            longs.add(number.longValue());
        }
        return longs;
    }
}
