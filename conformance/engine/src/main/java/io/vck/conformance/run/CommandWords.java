package io.vck.conformance.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a POSIX shell does, and does nothing else that a shell does: quotes and backslashes
 * have their meaning, while {@code $}, {@code *}, {@code |} and the like stand for themselves.
 */
public final class CommandWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private CommandWords(String line) {
        this.line = line;
    }

    /**
     * The words of a command line.
     *
     * @throws IllegalArgumentException if a quote is not closed, a backslash ends the line, or there is no word
     */
    public static List<String> split(String line) {
        return new CommandWords(line).split();
    }

    private List<String> split() {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (Character.isWhitespace(c)) {
                endWord();
                i++;
            } else if (c == '\'') {
                i = singleQuoted(i + 1);
            } else if (c == '"') {
                i = doubleQuoted(i + 1);
            } else if (c == '\\') {
                append(at(i + 1, "a backslash ends the command"));
                i += 2;
            } else {
                append(c);
                i++;
            }
        }
        endWord();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the command is empty");
        }
        return List.copyOf(words);
    }

    private int singleQuoted(int start) {
        int end = line.indexOf('\'', start);
        if (end < 0) {
            throw new IllegalArgumentException("a single quote is not closed in: " + line);
        }
        inWord = true;
        word.append(line, start, end);
        return end + 1;
    }

    private int doubleQuoted(int start) {
        inWord = true;
        int i = start;
        while (at(i, "a double quote is not closed") != '"') {
            boolean escape =
                    line.charAt(i) == '\\' && i + 1 < line.length() && "\"\\$`".indexOf(line.charAt(i + 1)) >= 0;
            i += escape ? 1 : 0;
            append(line.charAt(i));
            i++;
        }
        return i + 1;
    }

    private char at(int index, String complaint) {
        if (index >= line.length()) {
            throw new IllegalArgumentException(complaint + " in: " + line);
        }
        return line.charAt(index);
    }

    private void append(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
