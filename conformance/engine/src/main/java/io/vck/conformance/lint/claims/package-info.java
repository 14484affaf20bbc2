/**
 * Which scenario of the original's tests a case mirrors, and whether it really does.
 *
 * <p>NOTE [Claims are checked]: A case may say that it mirrors a scenario of the inventory. Nobody is taken at their
 * word: while the reference runs the case, a {@link io.vck.conformance.lint.claims.SignatureRecorder} writes down what
 * the outermost {@code vmap} call was given, its levels, and the operators called inside, as spelled. This signature must
 * be the scenario's, the way in which the case judges must be at least as strict as the test's, and no scenario can be
 * claimed twice. The rule in full stands in {@code cases-json/inventory/README.md}.
 */
package io.vck.conformance.lint.claims;
