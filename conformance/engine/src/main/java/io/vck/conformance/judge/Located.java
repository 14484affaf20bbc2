package io.vck.conformance.judge;

import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value, and where it stands.
 *
 * @param path leads to this value alone: there is no {@code [*]} in it
 */
public record Located<T>(Path path, Value<T> value) {

    /** The items of a tuple, list or set, or the values of a dict; of any other value, none. */
    public List<Located<T>> items() {
        List<Located<T>> items = new ArrayList<>();
        if (value instanceof Value.Dict<T> dict) {
            for (Map.Entry<String, Value<T>> item : dict.items().entrySet()) {
                items.add(new Located<>(path.then(new Path.Key(item.getKey())), item.getValue()));
            }
            return items;
        }
        List<Value<T>> values = inOrder();
        for (int i = 0; i < values.size(); i++) {
            items.add(new Located<>(path.then(new Path.Item(i)), values.get(i)));
        }
        return items;
    }

    Lookup<T> into(Path.Step step) {
        List<Located<T>> items = items();
        if (items.isEmpty()) {
            return Lookup.miss("`" + path + "` is " + article(value.typeName()) + " without items, so there is no `"
                    + path.then(step) + "`");
        } else if (step instanceof Path.Every) {
            return Lookup.of(items);
        } else if (step instanceof Path.Item item && !(value instanceof Value.Dict<T>)) {
            int index = item.index() < 0 ? item.index() + items.size() : item.index();
            return index >= 0 && index < items.size()
                    ? Lookup.of(List.of(items.get(index)))
                    : noSuch(step, items.size());
        }
        return items.stream()
                .filter(item -> item.path().equals(path.then(step)))
                .findFirst()
                .map(item -> Lookup.of(List.of(item)))
                .orElseGet(() -> noSuch(step, items.size()));
    }

    private Lookup<T> noSuch(Path.Step step, int size) {
        return Lookup.miss("`" + path + "` is " + article(value.typeName()) + " of " + size + ", so there is no `"
                + path.then(step) + "`");
    }

    private List<Value<T>> inOrder() {
        if (value instanceof Value.Tuple<T> tuple) {
            return tuple.items();
        } else if (value instanceof Value.Sequence<T> list) {
            return list.items();
        } else if (value instanceof Value.SetOf<T> set) {
            return set.items();
        }
        return List.of();
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
