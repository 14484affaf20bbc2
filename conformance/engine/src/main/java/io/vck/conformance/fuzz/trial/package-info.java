/** A program on a backend, as it is and with its vmaps written as loops, and what the two runs say together. */
package io.vck.conformance.fuzz.trial;
