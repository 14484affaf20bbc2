package io.vck.backend.interpret;

import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import java.util.List;

/** Looks on while a program runs. */
public interface Trace<T> {

    /** An operator is about to be called, as spelled. */
    default void operatorCalled(OperatorCall<T> call) {}

    /** What {@code vmap(function, inDims, outDims)} returned is about to be called. */
    default void vmapEntered(ProgramFunction<T> function, Value<T> inDims, Value<T> outDims, List<Value<T>> args) {}

    /** That call is over, with a result or without. */
    default void vmapLeft() {}

    /** Looks away. */
    static <T> Trace<T> none() {
        return new Trace<>() {};
    }
}
