/**
 * Whether an adapter can be trusted with a run: {@code vck smoke}. It judges the adapter, not the {@code vmap} behind it.
 *
 * <p>A {@link io.vck.conformance.smoke.Check} is one row: a name, what must hold, how to mend it, and a
 * {@link io.vck.conformance.smoke.Trial} that finds out. The rows stand in tables, one a {@link
 * io.vck.conformance.smoke.Section} of the guide, in the order in which an author gets them to pass; {@link
 * io.vck.conformance.smoke.Checks} puts the tables together and {@link io.vck.conformance.smoke.Smoke} runs them.
 */
package io.vck.conformance.smoke;
