package io.vck.conformance.fuzz;

import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.shrink.FailureKind;
import java.util.SortedSet;

/**
 * A program that breaks the law, made as small as it gets.
 *
 * @param number of the program that it was found with
 * @param traits of the shrunk program: the operators that it calls, and what else there is to it
 * @param shrunk the case
 * @param verdict on the shrunk case
 */
public record Find(long number, FailureKind kind, SortedSet<String> traits, Case shrunk, Verdict verdict) {

    /** A word for file names: {@code cumsum-values}. */
    public String name() {
        return (traits.isEmpty() ? "vmap" : String.join("-", traits)) + "-"
                + kind.symptom().label();
    }
}
