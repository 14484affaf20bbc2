/** Judging anew what an earlier run observed, by its log and without a backend. */
package io.vck.conformance.rejudge;
