package io.vck.reports.html.view;

/**
 * A piece of running text.
 *
 * @param kind {@code text}, {@code code} or {@code emphasis}
 */
public record Span(String kind, String text) {}
