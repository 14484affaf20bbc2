/** A log in a few words, as JSON of which shields.io makes a badge. */
package io.vck.reports.badge;
