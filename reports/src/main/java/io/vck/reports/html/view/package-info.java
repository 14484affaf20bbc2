/** What a page shows, as immutable values without a thought to HTML: the parameters of the templates. */
package io.vck.reports.html.view;
