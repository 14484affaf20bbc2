package io.vck.reports.html.view;

import java.util.List;

/**
 * A requirement of the specification.
 *
 * @param anchor of it on the page
 * @param title can be empty
 * @param paragraphs of its text
 */
public record RequirementView(String id, String anchor, String title, List<List<Span>> paragraphs) {
    public RequirementView {
        paragraphs = paragraphs.stream().map(List::copyOf).toList();
    }
}
