package io.vck.conformance.fuzz.generate;

/**
 * An input before it is known at which levels it is mapped.
 *
 * @param type as the mapped function sees it
 * @param written whether the function writes into it: then it is mapped at every level, because what a loop writes once for
 *     each lane into the same memory is not what vmap is to do once
 */
record InputDraft(String name, TensorType type, Numbers numbers, boolean written) {}
