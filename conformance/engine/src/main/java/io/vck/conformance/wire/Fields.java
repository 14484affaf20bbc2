package io.vck.conformance.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Strict reading of one JSON object: what is missing, of another type or unknown is named with its place. */
final class Fields {
    /** How much of a text a message quotes. */
    static final int QUOTED = 80;

    private static final byte[] NOTHING = {};

    private final JsonNode json;
    private final String where;
    private final byte[] attachment;

    private Fields(JsonNode json, String where, byte[] attachment) {
        this.json = json;
        this.where = where;
        this.attachment = attachment;
    }

    /**
     * @param where what errors call the object, for example {@code values.result}
     * @throws MalformedMessage if it is no object
     */
    static Fields of(JsonNode json, String where) {
        return of(json, where, NOTHING);
    }

    /**
     * The same for an object in a message with an attachment.
     *
     * @throws MalformedMessage if it is no object
     */
    static Fields of(JsonNode json, String where, byte[] attachment) {
        if (!json.isObject()) {
            throw new MalformedMessage(where + " is " + describe(json) + " instead of an object");
        }
        return new Fields(json, where, attachment);
    }

    /** An object below this one. */
    Fields below(JsonNode json, String where) {
        return of(json, where, attachment);
    }

    /** The bytes of the attachment that {@code "attached": [offset, length]} means. */
    byte[] attached() {
        List<Long> range = integers(Attachment.ATTACHED);
        if (range.size() != 2) {
            throw wrong(any(Attachment.ATTACHED), child(Attachment.ATTACHED), "[offset, length]");
        }
        long offset = range.get(0);
        long length = range.get(1);
        if (offset < 0 || length < 0 || offset > attachment.length - length) {
            throw new MalformedMessage(child(Attachment.ATTACHED) + " is " + range
                    + ", but the message has an attachment of " + attachment.length + " bytes");
        }
        return Arrays.copyOfRange(attachment, (int) offset, (int) (offset + length));
    }

    String where() {
        return where;
    }

    /** Checks that there are no other keys than these. */
    Fields only(Set<String> known) {
        for (String key : json.propertyNames()) {
            if (!known.contains(key)) {
                throw new MalformedMessage("unknown key \"" + key + "\" in " + where);
            }
        }
        return this;
    }

    boolean has(String key) {
        return json.has(key);
    }

    JsonNode any(String key) {
        JsonNode value = json.get(key);
        if (value == null) {
            throw new MalformedMessage("\"" + key + "\" is missing in " + where);
        }
        return value;
    }

    String text(String key) {
        return text(any(key), child(key));
    }

    long integer(String key) {
        return integer(any(key), child(key));
    }

    boolean flag(String key) {
        JsonNode value = any(key);
        if (!value.isBoolean()) {
            throw wrong(value, child(key), "true or false");
        }
        return value.booleanValue();
    }

    /** The items of an array. */
    List<JsonNode> array(String key) {
        JsonNode value = any(key);
        if (!value.isArray()) {
            throw wrong(value, child(key), "an array");
        }
        List<JsonNode> items = new ArrayList<>(value.size());
        value.forEach(items::add);
        return items;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(key)) {
            texts.add(text(item, child(key) + "[" + texts.size() + "]"));
        }
        return texts;
    }

    List<Long> integers(String key) {
        List<Long> integers = new ArrayList<>();
        for (JsonNode item : array(key)) {
            integers.add(integer(item, child(key) + "[" + integers.size() + "]"));
        }
        return integers;
    }

    Fields object(String key) {
        return below(any(key), child(key));
    }

    /** All keys with their values, in order. */
    Map<String, JsonNode> entries() {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    /** What errors call the value of a key. */
    String child(String key) {
        return where + "." + key;
    }

    static MalformedMessage wrong(JsonNode value, String where, String expected) {
        return new MalformedMessage(where + " is " + describe(value) + " instead of " + expected);
    }

    /** A text cut to a length that a message can bear. */
    static String shortened(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }

    private static String text(JsonNode value, String where) {
        if (!value.isString()) {
            throw wrong(value, where, "a string");
        }
        return value.stringValue();
    }

    private static long integer(JsonNode value, String where) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(value, where, "an integer of 64 bits");
        }
        return value.longValue();
    }

    private static String describe(JsonNode json) {
        return shortened(json.toString());
    }
}
