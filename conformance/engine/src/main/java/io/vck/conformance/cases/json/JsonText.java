package io.vck.conformance.cases.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a text as JSON. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String text;
    private final List<Fault> faults = new ArrayList<>();

    private JsonText(String text) {
        this.text = text;
    }

    /** What is wrong with a text, and where. */
    public record Fault(Place place, String message) {}

    /**
     * What came of reading.
     *
     * @param value absent if the text isn't JSON
     * @param faults keys that stand twice, or where the text stops being JSON
     */
    public record Result(Optional<Json> value, List<Fault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    public static Result read(String text) {
        JsonText reader = new JsonText(text);
        Optional<Json> value = reader.read();
        return new Result(value, reader.faults);
    }

    /** The place in the text of a character of a string: escapes take more room there than they stand for. */
    public static Place within(String text, Json.Text string, int index) {
        int offset = string.place().offset() + 1;
        for (int i = 0; i < index && offset < text.length() && text.charAt(offset) != '"'; i++) {
            offset += text.charAt(offset) != '\\' ? 1 : text.charAt(offset + 1) == 'u' ? 6 : 2;
        }
        Place start = string.place();
        return new Place(offset, start.line(), start.column() + offset - start.offset(), start.pointer());
    }

    private Optional<Json> read() {
        Pointer pointer = Pointer.ROOT;
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                faults.add(new Fault(new Place(0, 1, 1, pointer), "the text is empty; expected JSON"));
                return Optional.empty();
            }
            Json value = value(parser, pointer);
            if (parser.nextToken() != null) {
                faults.add(
                        new Fault(place(parser.currentTokenLocation(), pointer), "more follows after the JSON value"));
                return Optional.empty();
            }
            return Optional.of(value);
        } catch (JacksonException malformed) {
            TokenStreamLocation location = malformed.getLocation();
            Place place = location == null ? new Place(0, 1, 1, pointer) : place(location, pointer);
            faults.add(new Fault(place, "not JSON: " + firstLine(malformed.getOriginalMessage())));
            return Optional.empty();
        }
    }

    private Json value(JsonParser parser, Pointer pointer) {
        Place place = place(parser.currentTokenLocation(), pointer);
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT:
                return object(parser, place);
            case START_ARRAY:
                return array(parser, place);
            case VALUE_STRING:
                return new Json.Text(parser.getString(), place);
            case VALUE_TRUE:
            case VALUE_FALSE:
                return new Json.Bool(token == JsonToken.VALUE_TRUE, place);
            case VALUE_NULL:
                return new Json.Null(place);
            default:
                return new Json.Number(parser.getString(), place);
        }
    }

    private Json object(JsonParser parser, Place place) {
        Map<String, Json.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Pointer pointer = place.pointer().member(key);
            Place keyPlace = place(parser.currentTokenLocation(), pointer);
            parser.nextToken();
            Json.Member member = new Json.Member(keyPlace, value(parser, pointer));
            if (members.putIfAbsent(key, member) != null) {
                faults.add(new Fault(keyPlace, "the key \"" + key + "\" stands twice"));
            }
        }
        return new Json.Object(members, place);
    }

    private Json array(JsonParser parser, Place place) {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, place.pointer().item(items.size())));
        }
        return new Json.Array(items, place);
    }

    private static Place place(TokenStreamLocation location, Pointer pointer) {
        return new Place(
                Math.max(0, (int) location.getCharOffset()),
                Math.max(1, location.getLineNr()),
                Math.max(1, location.getColumnNr()),
                pointer);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
