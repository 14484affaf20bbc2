/** Results as Markdown, for the summary of a CI's step or a comment, made from logs. */
package io.vck.reports.markdown;
