/** Text that others wrote, made fit for terminals, pages and shells. */
package io.vck.reports.text;
