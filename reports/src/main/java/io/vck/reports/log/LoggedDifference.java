package io.vck.reports.log;

import java.util.Optional;

/**
 * The first place where what was observed parts from what was expected.
 *
 * @param path of the value, {@code result[1]}
 * @param index of the element, {@code [0, 2]}
 * @param lane along the outermost batch dim
 * @param explanation can be empty
 * @param diagnosis what it looks like, where that can be told; logs before version 1.3 have none
 */
public record LoggedDifference(
        String path,
        Optional<String> index,
        Optional<Long> lane,
        String expected,
        String observed,
        String explanation,
        Optional<LoggedDiagnosis> diagnosis) {

    /** A difference that looks like nothing that is known. */
    public LoggedDifference(
            String path,
            Optional<String> index,
            Optional<Long> lane,
            String expected,
            String observed,
            String explanation) {
        this(path, index, lane, expected, observed, explanation, Optional.empty());
    }
}
