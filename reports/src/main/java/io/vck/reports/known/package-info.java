/** What is known of cases beforehand, and how outcomes stand to it. Where that comes from, reports don't ask. */
package io.vck.reports.known;
