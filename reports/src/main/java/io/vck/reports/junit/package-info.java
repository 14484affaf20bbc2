/** Results as JUnit XML, which every CI system reads, made from logs. */
package io.vck.reports.junit;
