package io.vck.reports.html;

import io.vck.reports.log.LogValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands in containers, with paths as cases write them: {@code result[0]}, {@code result['x']}. */
final class Items {
    private Items() {}

    /** The items of a value by their paths; of what is no container, none. */
    static Map<String, LogValue> of(String path, LogValue value) {
        Map<String, LogValue> items = new LinkedHashMap<>();
        if (value instanceof LogValue.Items container && !container.kind().equals("slice")) {
            for (int i = 0; i < container.items().size(); i++) {
                items.put(path + "[" + i + "]", container.items().get(i));
            }
        } else if (value instanceof LogValue.Dict dict) {
            dict.items().forEach((key, item) -> items.put(path + "['" + key + "']", item));
        }
        return items;
    }
}
