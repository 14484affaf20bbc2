package io.vck.conformance.inputs;

import java.util.List;

/**
 * How the tensors of a library lie in memory: with it, tensors that a library has computed become input data again.
 *
 * @param <T> the library's tensor
 */
public interface Memory<T> {

    /** The window on memory that a tensor is. */
    Window window(T tensor);

    /** All the memory behind a tensor, as a tensor of one dimension. */
    T whole(T tensor);

    /**
     * A strided window.
     *
     * @param storage the memory; its identity counts
     * @param strides in elements
     * @param offset of the first element, in elements
     */
    record Window(Object storage, List<Long> shape, List<Long> strides, long offset) {}
}
