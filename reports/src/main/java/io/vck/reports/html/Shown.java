package io.vck.reports.html;

import io.vck.reports.text.Printable;
import java.util.List;

/** Text of a log as a page shows it: printable, and not without end. */
final class Shown {
    /** Characters; what is longer is for tools, and in the log. */
    private static final int LONGEST = 4000;

    private Shown() {}

    static String text(String text) {
        if (text.length() <= LONGEST) {
            return Printable.of(text);
        }
        return Printable.of(text.substring(0, LONGEST)) + " … (" + (text.length() - LONGEST)
                + " more characters are in the log)";
    }

    static List<String> all(List<String> texts) {
        return texts.stream().map(Shown::text).toList();
    }
}
