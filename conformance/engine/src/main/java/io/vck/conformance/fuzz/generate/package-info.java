/** Random programs, and inputs for them. */
package io.vck.conformance.fuzz.generate;
