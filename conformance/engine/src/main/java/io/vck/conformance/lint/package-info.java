/**
 * Checks the suite itself: that ids are unique, that every requirement has a case, that claims hold, and that every case
 * can fail.
 */
package io.vck.conformance.lint;
