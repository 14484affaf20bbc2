package io.vck.reference.tensor;

/**
 * What autograd keeps with a tensor. Tensors know only that it is there; package {@code autograd} says what it is.
 */
public interface AutogradMeta {

    /** Whether operations on the tensor are recorded. */
    boolean requiresGrad();
}
