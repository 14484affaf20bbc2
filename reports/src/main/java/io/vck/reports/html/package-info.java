/**
 * Results as a site for browsers. Java writes data and no HTML: {@link io.vck.reports.html.SiteIndex an index} of all cases,
 * and the records of the logs as they are, cut into pieces that a browser loads when a case of them is looked at. Pages and
 * scripts are resources, copied as they are; what they get is described by {@code site-data.schema.json} and, of records, by
 * the log's own schema.
 *
 * <p>NOTE [Data as scripts]: a page that was opened from disk may load nothing but scripts, styles and pictures. So each file
 * of data is a script that makes one call, {@code vck.data('name', 'stamp', '...')}, with JSON in a string: it is parsed, and never
 * run, whatever a log says. The stamp is that of the index for which the file was written, by which a page that has been open while
 * the site was written again notices.
 */
package io.vck.reports.html;
