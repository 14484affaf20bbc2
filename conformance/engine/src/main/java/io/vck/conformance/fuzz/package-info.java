/**
 * Looks for programs on which a backend breaks the law of vmap.
 *
 * <p>NOTE [The backend is its own oracle]: a random program runs twice on the same backend, once with its vmaps as they
 * are, once with each written as slice, call, stack. So it does not matter what the operators in it compute, only that
 * vmap changes nothing about it, and the catalogue can have operators for which the reference has no kernel.
 *
 * <pre>
 *   catalogue   which operators there are, and what arguments fit together
 *   generate    random programs out of it, the same for the same seed and number
 *   trial       the two runs, and what they came to
 *   Fuzzer      many trials: counts, shrinks what was found, and leaves out what was found before
 * </pre>
 */
package io.vck.conformance.fuzz;
