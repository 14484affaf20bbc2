package io.vck.conformance.cases;

/**
 * Where something stands in a case file.
 *
 * @param file as the user named it, or the resource's name
 * @param line from 1
 * @param column from 1
 * @param pointer JSON pointer (RFC 6901)
 */
public record SourceLocation(String file, int line, int column, String pointer) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " (" + pointer + ")";
    }
}
