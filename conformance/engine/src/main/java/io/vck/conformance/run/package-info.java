/**
 * Running cases on backends: which cases, which backends, and the way of each case from its inputs to its record. Knows
 * all other packages of the engine but {@code lint}.
 */
package io.vck.conformance.run;
