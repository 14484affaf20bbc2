package io.vck.reference.dispatch;

/**
 * What an operator does. It returns a tensor, a list of results if the schema has several (with {@link None#NONE} for
 * one that is undefined), or a value that is no tensor.
 */
@FunctionalInterface
public interface Kernel {
    Object call(Arguments args);
}
