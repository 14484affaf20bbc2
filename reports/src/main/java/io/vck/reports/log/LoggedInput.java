package io.vck.reports.log;

/**
 * An input of a case.
 *
 * @param expression from which it was generated
 * @param value what was generated; of tensors, only the description
 */
public record LoggedInput(String name, String expression, LogValue value) {}
