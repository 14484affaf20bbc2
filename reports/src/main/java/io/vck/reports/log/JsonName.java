package io.vck.reports.log;

/**
 * Names of properties. Half of a surrogate pair is no character; a string can have it all the same, and in a value every
 * reader takes it, but in a property's name many refuse it, this kit's among them: a dict with such a key would make a log
 * that nobody can read.
 */
final class JsonName {
    private JsonName() {}

    /** The name with each lone surrogate written out, {@code \ud800}. */
    static String of(String name) {
        if (name.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return name;
        }
        StringBuilder fit = new StringBuilder();
        name.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                fit.append(String.format("\\u%04x", point));
            } else {
                fit.appendCodePoint(point);
            }
        });
        return fit.toString();
    }
}
