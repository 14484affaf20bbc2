package io.vck.conformance.cases.load;

/**
 * The text of a case file.
 *
 * @param name as messages quote it: a path as the user gave it, or the place within the kit
 * @param area the first part of its cases' ids
 * @param file the second part of its cases' ids
 */
public record CaseSource(String name, String area, String file, String text) {}
