package io.vck.backend.value;

import java.util.List;
import java.util.Map;

/**
 * A function of a running program.
 *
 * @param <T> the type of a tensor
 */
public interface ProgramFunction<T> {

    /** The name that messages quote: Python's {@code __name__}, {@code <lambda>} for a lambda. */
    String name();

    /** Calls the function. */
    Value<T> call(List<Value<T>> args, Map<String, Value<T>> keywords);

    /** Calls the function without keyword arguments. */
    default Value<T> call(List<Value<T>> args) {
        return call(args, Map.of());
    }
}
