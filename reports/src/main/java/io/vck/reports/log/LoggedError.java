package io.vck.reports.log;

import java.util.List;

/**
 * An error that a program raised.
 *
 * @param step index of the program's step that raised
 * @param kinds the error's type and those that it is a subclass of, the most specific one first
 */
public record LoggedError(int step, List<String> kinds, String message) {
    public LoggedError {
        kinds = List.copyOf(kinds);
    }
}
