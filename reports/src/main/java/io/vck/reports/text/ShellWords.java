package io.vck.reports.text;

import java.util.regex.Pattern;

/** Words of a command that people copy into a POSIX shell. */
public final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");

    private ShellWords() {}

    /** A word as a shell takes it. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
