/** How files are written that somebody relies on. */
package io.vck.reports.files;
