package io.vck.reports.log;

/** One line of a log. */
public sealed interface LogLine permits Header, CaseRecord, Footer {}
