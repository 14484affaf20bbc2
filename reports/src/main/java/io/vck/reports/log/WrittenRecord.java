package io.vck.reports.log;

/**
 * A record that has been written to a log.
 *
 * @param record as it stands there
 * @param line where it stands
 */
public record WrittenRecord(CaseRecord record, LogReader.Extent line) {}
