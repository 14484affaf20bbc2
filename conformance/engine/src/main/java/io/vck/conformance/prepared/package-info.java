/**
 * What the kit's build makes ready, so that a run need not: the bundled cases expanded, and what the reference expects of
 * them.
 *
 * <p>NOTE [What a build prepares]: every run of the bundled cases would read the same texts, expand the same matrices and
 * let the reference compute the same expected values, which is more work than to judge a backend. All of it follows from
 * the kit's own jars: inputs are seeded, and the oracle is a part of the kit. So the build does it once and keeps it in a
 * file, and a run takes it from there.
 *
 * <p>Nobody need trust the file more than the code that made it:
 *
 * <ul>
 *   <li>It names the kit that made it: a {@link io.vck.conformance.prepared.KitDigest} of the bytes of every jar and of the
 *       Java that ran them, whose mathematics the reference uses. Any other kit does not open it, and does the work itself.
 *   <li>Each part carries a checksum. A file whose cases are damaged is not opened; where an answer is damaged, it is computed.
 *   <li>An answer belongs to a case that was read from the file, not to an id: cases from elsewhere are computed, whatever
 *       they are called. Within the case it belongs to a question: the program and what is to be observed of it.
 *   <li>It holds the reference's answers, never a backend's: each backend is run and judged as without it.
 *   <li>{@code VCK_PREPARED=off} in the environment does without it, and a test holds that logs are equal then.
 * </ul>
 */
package io.vck.conformance.prepared;
