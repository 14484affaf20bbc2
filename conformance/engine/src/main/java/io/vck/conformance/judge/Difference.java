package io.vck.conformance.judge;

import java.util.Optional;

/**
 * The first place where what was observed parts from what was expected.
 *
 * @param path of the value, {@code result[1]}
 * @param index of the element, {@code [0, 2]}, where elements differ
 * @param lane the element's index along the outermost batch dim, where there is one
 */
public record Difference(
        String path,
        Optional<String> index,
        Optional<Long> lane,
        String expected,
        String observed,
        String explanation) {}
