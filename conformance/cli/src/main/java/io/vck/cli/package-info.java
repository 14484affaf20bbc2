/** The {@code vck} command: one class for each subcommand. What they do is done by the engine; here it is shown. */
package io.vck.cli;
