/** By what the ending of a case is known again, in another run and on another machine. */
package io.vck.reports.fingerprint;
