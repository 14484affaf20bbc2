/** The backends that come with the kit: the reference, and a loop over the reference's operators. */
package io.vck.conformance.backends;
