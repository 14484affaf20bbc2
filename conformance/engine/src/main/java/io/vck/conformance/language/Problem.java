package io.vck.conformance.language;

/**
 * What is wrong with a program text, and where.
 *
 * @param line in the text, from 1
 * @param column in the text, from 1
 */
public record Problem(int line, int column, String message) {}
