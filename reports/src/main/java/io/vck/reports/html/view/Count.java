package io.vck.reports.html.view;

/**
 * How often something occurs.
 *
 * @param kind a verdict's label, {@code disputed} or {@code absent}
 */
public record Count(String kind, long number) {
    /** For people. */
    public String label() {
        return kind.equals("absent") ? "not run" : kind;
    }
}
