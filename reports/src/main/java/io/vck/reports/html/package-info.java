/**
 * Results as a page for browsers: {@link io.vck.reports.log logs} become a {@link io.vck.reports.html.view view model}, in
 * which every text is fit to be shown, and templates, precompiled from {@code src/main/jte}, write it as HTML. Templates
 * escape by context; no text of a log reaches the page in another way. The page holds its style and its script, asks the
 * network for nothing, and can be read without the script.
 */
package io.vck.reports.html;
