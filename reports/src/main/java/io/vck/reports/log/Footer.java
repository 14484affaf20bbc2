package io.vck.reports.log;

import java.time.Instant;
import java.util.Optional;

/**
 * A log's last line.
 *
 * @param complete whether the run came to its end; else it was interrupted
 * @param tally of the log's records
 * @param ended when
 * @param checksum of all lines before, see {@link LineChecksum}; logs before version 1.2 have none
 */
public record Footer(boolean complete, Tally tally, Instant ended, Optional<String> checksum) implements LogLine {}
