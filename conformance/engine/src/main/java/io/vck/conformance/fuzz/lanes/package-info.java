/** Batches of no lanes, which the law says nothing of. */
package io.vck.conformance.fuzz.lanes;
