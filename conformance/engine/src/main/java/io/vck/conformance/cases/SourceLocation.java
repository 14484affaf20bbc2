package io.vck.conformance.cases;

/**
 * Where something stands in a case file.
 *
 * @param file as the user named it, or the resource's name
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the file as a whole
 * @param pointer JSON pointer (RFC 6901)
 */
public record SourceLocation(String file, int line, int column, String pointer) {
    /** A file as a whole. */
    public static SourceLocation wholeFile(String file) {
        return new SourceLocation(file, 0, 0, "");
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column + " (" + pointer + ")";
    }
}
