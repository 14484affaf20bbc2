/** Results as text for a terminal, made from logs. */
package io.vck.reports.console;
