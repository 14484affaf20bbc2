/** Tensors: strided windows on shared storage, and the wrapper that {@code vmap} puts around them. */
package io.vck.reference.tensor;
