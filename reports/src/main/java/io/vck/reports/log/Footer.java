package io.vck.reports.log;

import java.time.Instant;

/**
 * A log's last line.
 *
 * @param complete whether the run came to its end; else it was interrupted
 * @param tally of the log's records
 * @param ended when
 */
public record Footer(boolean complete, Tally tally, Instant ended) implements LogLine {}
