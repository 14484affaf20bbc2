package io.vck.conformance.cases.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a JSON object, read by type. What has another type is noted as a problem and counts as absent. */
public final class Fields {
    private final Json.Object object;
    private final Problems problems;

    public Fields(Json.Object object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /** Refuses keys that aren't known. */
    public Fields only(String... known) {
        Set<String> keys = Set.of(known);
        object.members().forEach((key, member) -> {
            if (!keys.contains(key)) {
                problems.at(member.key(), "unknown key \"" + key + "\"; the keys here are " + String.join(", ", known));
            }
        });
        return this;
    }

    /** Notes a problem for each key that is missing. */
    public Fields required(String... keys) {
        for (String key : keys) {
            if (!object.members().containsKey(key)) {
                problems.at(object, "the key \"" + key + "\" is missing");
            }
        }
        return this;
    }

    public boolean has(String key) {
        return object.members().containsKey(key);
    }

    public Optional<Json> value(String key) {
        return Optional.ofNullable(object.members().get(key)).map(Json.Member::value);
    }

    public Optional<Json.Text> text(String key) {
        return value(key).flatMap(value -> text(value, key));
    }

    private Optional<Json.Text> text(Json value, String key) {
        if (value instanceof Json.Text text) {
            return Optional.of(text);
        }
        problems.at(value, "\"" + key + "\" is to be a string, got " + value.kind());
        return Optional.empty();
    }

    /** A text that says something. */
    public Optional<String> sentence(String key) {
        Optional<Json.Text> text = text(key);
        text.filter(found -> found.value().isBlank())
                .ifPresent(blank -> problems.at(blank, "\"" + key + "\" is empty"));
        return text.map(Json.Text::value);
    }

    public Optional<Boolean> bool(String key) {
        Optional<Json> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Json.Bool)) {
            problems.at(
                    value.get(),
                    "\"" + key + "\" is to be true or false, got " + value.get().kind());
            return Optional.empty();
        }
        return value.map(bool -> ((Json.Bool) bool).value());
    }

    public Optional<Json.Object> object(String key) {
        Optional<Json> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Json.Object)) {
            problems.at(
                    value.get(),
                    "\"" + key + "\" is to be an object, got " + value.get().kind());
            return Optional.empty();
        }
        return value.map(Json.Object.class::cast);
    }

    public Optional<Json.Array> array(String key) {
        Optional<Json> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Json.Array)) {
            problems.at(
                    value.get(),
                    "\"" + key + "\" is to be an array, got " + value.get().kind());
            return Optional.empty();
        }
        return value.map(Json.Array.class::cast);
    }

    /** An array of strings that differ; empty if the key is absent. */
    public List<Json.Text> texts(String key) {
        List<Json.Text> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        array(key)
                .ifPresent(array -> array.items()
                        .forEach(item -> text(item, key).ifPresent(text -> {
                            if (!seen.add(text.value())) {
                                problems.at(text, "\"" + text.value() + "\" stands twice");
                            }
                            texts.add(text);
                        })));
        return texts;
    }

    /** Strings by name. */
    public Map<String, String> sentences(String key) {
        Map<String, String> sentences = new LinkedHashMap<>();
        object(key).ifPresent(inner -> {
            Fields fields = new Fields(inner, problems);
            inner.members()
                    .keySet()
                    .forEach(name -> fields.sentence(name).ifPresent(text -> sentences.put(name, text)));
        });
        return sentences;
    }
}
