/**
 * Vmaps that are broken on purpose.
 *
 * <p>NOTE [Every case can fail]: A test that nothing can fail says nothing. So the lint runs each case on the reference
 * with each of these vmaps instead of the right one. A case whose values are compared must notice rotated lanes, and each
 * expectation must notice at least one of them. A case that can't, for example because the sign of positive numbers is 1
 * in every lane, has to say so under {@code blind}.
 */
package io.vck.conformance.lint.broken;
