package io.vck.conformance.cases.load;

import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the places that expectations speak of. */
final class PathReader {
    private final Problems problems;

    PathReader(Problems problems) {
        this.problems = problems;
    }

    /** A path, with its place in the file. */
    record Sited(Path path, Place place) {}

    Optional<Path> path(String text, Place place) {
        try {
            return Optional.of(Path.parse(text));
        } catch (IllegalArgumentException malformed) {
            problems.at(place, String.valueOf(malformed.getMessage()));
            return Optional.empty();
        }
    }

    /** An object with paths for keys; any other value goes with the program's value. */
    Map<Sited, Json> byPath(Json value) {
        if (!(value instanceof Json.Object object)) {
            return Map.of(new Sited(Path.RESULT, value.place()), value);
        }
        if (object.members().isEmpty()) {
            problems.at(object, "expected at least one path");
        }
        Map<Sited, Json> byPath = new LinkedHashMap<>();
        object.members()
                .forEach((text, member) -> path(text, member.key())
                        .ifPresent(path -> byPath.put(new Sited(path, member.key()), member.value())));
        return byPath;
    }

    /** A pair of paths, or an array of pairs. */
    List<ExpectationTemplate> pairs(Json value, Function<List<PathPair>, Expectation> expectation) {
        boolean many = value instanceof Json.Array array
                && !array.items().isEmpty()
                && array.items().get(0) instanceof Json.Array;
        List<Json> items = many ? ((Json.Array) value).items() : List.of(value);
        List<PathPair> pairs = new ArrayList<>();
        List<Sited> sited = new ArrayList<>();
        for (Json item : items) {
            List<Sited> pair = pair(item);
            if (pair.size() == 2) {
                pairs.add(new PathPair(pair.get(0).path(), pair.get(1).path()));
                sited.addAll(pair);
            }
        }
        return List.of(new ExpectationTemplate(List.of(), row -> {
            sited.forEach(path -> row.checkPath(path.path(), path.place()));
            return Optional.of(expectation.apply(pairs));
        }));
    }

    private List<Sited> pair(Json value) {
        if (!(value instanceof Json.Array array) || array.items().size() != 2) {
            problems.at(value, "expected two paths, as in [\"result\", \"x\"]");
            return List.of();
        }
        List<Sited> pair = new ArrayList<>();
        for (Json item : array.items()) {
            if (item instanceof Json.Text text) {
                path(text.value(), text.place()).ifPresent(path -> pair.add(new Sited(path, text.place())));
            } else {
                problems.at(item, "a path is to be a string, got " + item.kind());
            }
        }
        return pair;
    }
}
