package io.vck.conformance.lint;

import io.vck.conformance.lint.claims.Item;

/**
 * How tensors appear in signatures.
 *
 * @param <T> the type of a tensor
 */
public interface TensorItems<T> {

    /** An input of a vmap, with its layout: dtype, shape, and strides and offset unless contiguous at offset 0. */
    Item asInput(T tensor);

    /** An argument of an operator inside of a vmap: dtype and logical shape. */
    Item asArgument(T tensor);
}
