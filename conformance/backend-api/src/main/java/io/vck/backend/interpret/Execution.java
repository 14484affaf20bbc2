package io.vck.backend.interpret;

import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a program ended.
 *
 * @param variables its global variables at the end; {@code result} is there unless it raised before
 * @param failure what it raised, if it did
 */
public record Execution<T>(Map<String, Value<T>> variables, Optional<Failure> failure) {
    public Execution {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** The program's value; only a program that did not raise has one. */
    public Value<T> result() {
        Value<T> result = variables.get(Program.RESULT);
        if (result == null || failure.isPresent()) {
            throw new IllegalStateException("the program raised, so it has no result");
        }
        return result;
    }

    /**
     * An error that ended a program: a {@link RaisedError} where the library spoke of an error, any other exception
     * where it broke.
     *
     * @param step the index of the step that raised
     */
    public record Failure(int step, Throwable error) {

        /** The error's types, the most specific one first; an exception of Java is of no Python type. */
        public List<String> kinds() {
            return error instanceof RaisedError raised
                    ? raised.kinds()
                    : List.of(error.getClass().getSimpleName());
        }

        /** What the error says. */
        public String message() {
            return String.valueOf(error.getMessage());
        }
    }
}
