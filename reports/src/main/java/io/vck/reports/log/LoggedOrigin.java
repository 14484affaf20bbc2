package io.vck.reports.log;

/**
 * Where a failure comes from: what the same program gave on the same backend with its vmaps written as loops.
 *
 * @param kind {@code vectorisation}, {@code operator} or {@code both}
 * @param text a sentence for people
 */
public record LoggedOrigin(String kind, String text) {}
