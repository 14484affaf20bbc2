package io.vck.conformance.cases.json;

/**
 * Where a JSON value or key begins in its text.
 *
 * @param offset in characters, from 0
 * @param line from 1
 * @param column from 1
 * @param pointer to the value
 */
public record Place(int offset, int line, int column, Pointer pointer) {}
