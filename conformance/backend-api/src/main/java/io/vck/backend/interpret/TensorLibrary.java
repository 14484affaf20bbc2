package io.vck.backend.interpret;

import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;

/**
 * A tensor library, for the length of one program. This is what a JVM backend implements: how to make its tensors, how
 * to call its operators, how to look at what came out. {@link io.vck.backend.spi.LibraryBackend} does the rest.
 *
 * @param <T> the library's tensor
 */
public interface TensorLibrary<T> {

    /**
     * Makes the tensors of a program, in order. Data that share a {@link io.vck.backend.value.Storage} must become
     * tensors that share memory.
     */
    List<T> tensors(List<TensorData> data);

    /**
     * Calls an operator. Arithmetic between numbers and subscripts of containers never come here; operators that take
     * tensors or make them do.
     *
     * @throws io.vck.backend.interpret.RaisedError if the operator refuses its arguments
     * @throws UnsupportedProgram if the library has no such operator
     */
    Value<T> call(OperatorCall<T> call);

    /** The library's {@code vmap}. */
    VectorizingMap<T> vmap();

    /** The values of a tensor, its shape, and what else the library can tell. */
    ObservedTensor read(T tensor);

    /**
     * Which object and memory a tensor is.
     *
     * @throws UnsupportedOperationException if the library can't tell; its backend must not claim the capability
     *     {@code aliasing} then
     */
    Alias alias(T tensor);
}
