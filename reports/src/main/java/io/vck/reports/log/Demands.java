package io.vck.reports.log;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a case asks of a backend; logs before version 1.3 don't say.
 *
 * @param operators that its program calls, by the names that PyTorch gives them, without overloads: {@code mul}, {@code acos_},
 *     {@code getitem}
 * @param capabilities ids of what a backend needs to run the program
 * @param observes ids of what a backend needs beside that to be judged by all expectations; logs before version 1.4 don't say
 */
public record Demands(SortedSet<String> operators, SortedSet<String> capabilities, SortedSet<String> observes) {
    /** Of a case of which nothing is said. */
    public static final Demands UNKNOWN = new Demands(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    public Demands {
        operators = Collections.unmodifiableSortedSet(new TreeSet<>(operators));
        capabilities = Collections.unmodifiableSortedSet(new TreeSet<>(capabilities));
        observes = Collections.unmodifiableSortedSet(new TreeSet<>(observes));
    }

    /** Whether anything is said. */
    public boolean isKnown() {
        return !operators.isEmpty() || !capabilities.isEmpty() || !observes.isEmpty();
    }
}
