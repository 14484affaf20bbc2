package io.vck.reports.log;

import java.util.Optional;

/**
 * The first place where what was observed parts from what was expected.
 *
 * @param path of the value, {@code result[1]}
 * @param index of the element, {@code [0, 2]}
 * @param lane along the outermost batch dim
 * @param explanation can be empty
 */
public record LoggedDifference(
        String path,
        Optional<String> index,
        Optional<Long> lane,
        String expected,
        String observed,
        String explanation) {}
