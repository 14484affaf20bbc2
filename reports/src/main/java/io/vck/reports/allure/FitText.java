package io.vck.reports.allure;

import io.vck.reports.text.Printable;
import java.util.regex.Pattern;

/** Text of a log as Allure can take it. */
final class FitText {
    /** What a browser would take for the beginning of a tag. */
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");

    private FitText() {}

    /** The text, printable, with halves of surrogate pairs written out: JSON in UTF-8 has no way to write these. */
    static String of(String text) {
        String printable = Printable.of(text);
        if (printable.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return printable;
        }
        StringBuilder fit = new StringBuilder();
        printable.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                fit.append(String.format("\\u%04x", point));
            } else {
                fit.appendCodePoint(point);
            }
        });
        return fit.toString();
    }

    /** The same, at most so many characters of it, with a word about the rest. */
    static String of(String text, int longest) {
        return text.length() <= longest
                ? of(text)
                : of(text.substring(0, longest)) + "\n... " + (text.length() - longest)
                        + " more characters are in the log\n";
    }

    /**
     * The same as a message or a trace. Allure 2 takes these for HTML, unlike all other text, and unlike Allure 3. A space of no
     * width after the bracket makes it text for both.
     */
    static String message(String text, int longest) {
        return TAG.matcher(of(text, longest)).replaceAll("<\u200b");
    }

    /** The same on one line. */
    static String line(String text) {
        return Printable.line(of(text));
    }
}
