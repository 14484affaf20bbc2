/**
 * The result log of a run: one file of JSON lines for each backend. First a {@link io.vck.reports.log.Header}, then a
 * {@link io.vck.reports.log.CaseRecord} for each case as it ends, last a {@link io.vck.reports.log.Footer}. The format is
 * described by {@code log.schema.json}. Every report is rendered from logs and from nothing else.
 *
 * <p>Version {@value io.vck.reports.log.Versions#LOG}: within one major version, keys are only added, so that a reader
 * that passes over keys it does not know reads all of its logs.
 */
package io.vck.reports.log;
