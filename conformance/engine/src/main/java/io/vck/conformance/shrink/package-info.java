/**
 * Makes cases smaller that fail, as long as they fail in the same way.
 *
 * <p>A {@link io.vck.conformance.shrink.Reduction} proposes smaller cases: fewer levels, fewer steps, smaller dims, plainer
 * inputs. The {@link io.vck.conformance.shrink.Shrinker} takes the first that still fails alike, and begins again, until
 * none does. Whether two failures are alike is a matter of {@link io.vck.conformance.shrink.FailureKind}.
 */
package io.vck.conformance.shrink;
