/** One log of the logs of a run whose cases were divided among several machines. */
package io.vck.reports.merge;
