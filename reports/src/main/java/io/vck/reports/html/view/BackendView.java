package io.vck.reports.html.view;

import java.util.List;

/**
 * A column of the matrix: a backend, as one log shows it.
 *
 * @param number from 0, in the order of the columns
 * @param label unique among the page's backends
 * @param details version and language
 * @param started when the run was
 * @param log the log's file
 * @param warning what is wrong with the log as a whole, for example that its run was interrupted; can be empty
 * @param passed how many cases passed
 * @param total how many there are on the page
 * @param bar the cases by verdict, those that occur
 * @param unchecked how many expectations could not be observed
 */
public record BackendView(
        int number,
        String label,
        String details,
        String started,
        String log,
        String warning,
        long passed,
        long total,
        List<Segment> bar,
        long unchecked) {
    public BackendView {
        bar = List.copyOf(bar);
    }

    /**
     * A part of the bar.
     *
     * @param from how many cases lie before it
     */
    public record Segment(Count count, long from) {}
}
