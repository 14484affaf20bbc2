package io.vck.junit5;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The filters in a text that has spaces between them. Ids hold spaces too, and only the suite can tell which are whose. */
final class Filters {
    private Filters() {}

    /** The filters in their order: where an id begins, the longest; elsewhere what goes to the next space. */
    static List<String> of(String text, Collection<String> ids) {
        List<String> filters = new ArrayList<>();
        for (String rest = text.strip(); !rest.isEmpty(); ) {
            String first = first(rest, ids);
            filters.add(first);
            rest = rest.substring(first.length()).strip();
        }
        return filters;
    }

    private static String first(String text, Collection<String> ids) {
        return ids.stream()
                .filter(id -> text.startsWith(id) && isEnd(text, id.length()))
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> text.split("\\s", 2)[0]);
    }

    private static boolean isEnd(String text, int at) {
        return at == text.length() || Character.isWhitespace(text.charAt(at));
    }
}
