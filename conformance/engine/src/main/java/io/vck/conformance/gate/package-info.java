/**
 * The gate: what a run came to, by its log, beside what is known of the backend, by its baseline. It knows nothing of how
 * cases are run, and reads what others wrote, logs and baselines, through {@code reports.log} and {@code cases.json}.
 */
package io.vck.conformance.gate;
