package io.vck.conformance.judge;

import java.util.Optional;

/**
 * The first place where what was observed parts from what was expected.
 *
 * @param path of the value, {@code result[1]}; of what is no value, what it is: {@code warnings}
 * @param index of the element, {@code [0, 2]}, where elements differ
 * @param lane the element's index along the outermost batch dim, where there is one
 * @param explanation what more there is to know; can be empty
 * @param diagnosis what it looks like; is asked for once the verdict is there, and is no part of the sentence
 */
public record Difference(
        String path,
        Optional<String> index,
        Optional<Long> lane,
        String expected,
        String observed,
        String explanation,
        Optional<Diagnosis> diagnosis) {

    /** A difference that is not diagnosed yet. */
    public Difference(
            String path,
            Optional<String> index,
            Optional<Long> lane,
            String expected,
            String observed,
            String explanation) {
        this(path, index, lane, expected, observed, explanation, Optional.empty());
    }

    /** A difference that is not one of elements. */
    public static Difference of(Path path, String expected, String observed) {
        return of(path.toString(), expected, observed);
    }

    /** A difference of something that is no value. */
    public static Difference of(String what, String expected, String observed) {
        return new Difference(what, Optional.empty(), Optional.empty(), expected, observed, "");
    }

    /** The same difference, with something more said about it. */
    public Difference explained(String more) {
        return new Difference(path, index, lane, expected, observed, more);
    }

    /** The same difference, with what it looks like. */
    Difference diagnosed(Optional<Diagnosis> found) {
        return new Difference(path, index, lane, expected, observed, explanation, found);
    }

    /** The difference as a sentence. */
    public String describe() {
        String place = path
                + index.map(at -> " at " + at).orElse("")
                + lane.map(number -> " (lane " + number + ")").orElse("");
        String more = explanation.isEmpty() ? "" : "; " + explanation;
        return place + ": expected " + expected + ", observed " + observed + more;
    }
}
