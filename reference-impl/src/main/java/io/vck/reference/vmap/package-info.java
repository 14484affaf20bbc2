/**
 * The vectorising map. Read {@link io.vck.reference.vmap.Vmap} first, then {@code PhysicalView}, {@code BatchingLayer},
 * {@code Fallback}.
 */
package io.vck.reference.vmap;
