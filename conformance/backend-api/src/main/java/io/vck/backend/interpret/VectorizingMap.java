package io.vck.backend.interpret;

import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import java.util.List;

/**
 * A {@code vmap}: what this kit judges.
 *
 * @param <T> the type of a tensor
 */
@FunctionalInterface
public interface VectorizingMap<T> {

    /**
     * Does {@code vmap(function, in_dims, out_dims)(*args)}.
     *
     * @param inDims as the program gives it, valid or not: an int, None, or a container of them
     * @param outDims as the program gives it, valid or not: an int or a tuple of them
     * @throws io.vck.backend.interpret.RaisedError if the call is refused
     */
    Value<T> apply(ProgramFunction<T> function, Value<T> inDims, Value<T> outDims, List<Value<T>> args);
}
