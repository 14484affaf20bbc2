package io.vck.reports.log;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers objects and addresses from 1 in the order in which they appear. */
final class AliasNumbers {
    private final Map<Long, Long> objects = new HashMap<>();
    private final Map<Long, Long> addresses = new HashMap<>();

    Map<String, LogValue> renumber(Map<String, LogValue> aliases) {
        Map<String, LogValue> renumbered = new LinkedHashMap<>();
        aliases.forEach((name, value) -> renumbered.put(name, value.map(this::renumber)));
        return renumbered;
    }

    private LogValue renumber(LogValue leaf) {
        return leaf instanceof LogValue.Alias alias
                ? new LogValue.Alias(
                        number(objects, alias.object()),
                        number(objects, alias.base()),
                        number(addresses, alias.address()))
                : leaf;
    }

    private static long number(Map<Long, Long> numbers, long id) {
        return numbers.computeIfAbsent(id, unseen -> numbers.size() + 1L);
    }
}
