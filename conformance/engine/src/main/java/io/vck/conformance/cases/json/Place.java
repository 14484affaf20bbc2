package io.vck.conformance.cases.json;

/**
 * Where a JSON value or key begins in its text.
 *
 * @param offset in characters, from 0
 * @param line from 1
 * @param column from 1
 * @param pointer to the value (RFC 6901)
 */
public record Place(int offset, int line, int column, String pointer) {
    /** The place of an item or member of the value here. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
