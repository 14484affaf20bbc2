package io.vck.cli;

import io.vck.reports.console.Style;
import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err problems and progress
 * @param style of results
 * @param progress whether to show progress, as on a screen
 */
record Terminal(PrintStream out, PrintStream err, Style style, boolean progress) {}
