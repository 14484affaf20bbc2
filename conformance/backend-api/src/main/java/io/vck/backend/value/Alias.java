package io.vck.backend.value;

/**
 * Which memory and which object a tensor is. The numbers mean nothing by themselves: within one observation, two equal
 * numbers are the same thing.
 *
 * @param object the tensor object
 * @param base the root of the tensor's chain of views; itself, for a tensor that isn't a view
 * @param address the address of the first element; says nothing for a tensor without elements
 */
public record Alias(long object, long base, long address) {}
