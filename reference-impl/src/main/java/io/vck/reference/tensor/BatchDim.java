package io.vck.reference.tensor;

/**
 * A dim of a tensor that a {@code vmap} maps over.
 *
 * @param level which {@code vmap}: 1 for the outermost
 * @param dim which dim of the wrapped tensor
 */
public record BatchDim(int level, int dim) {}
