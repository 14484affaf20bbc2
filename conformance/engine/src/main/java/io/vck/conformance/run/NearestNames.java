package io.vck.conformance.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user who misspelt a name may have meant. */
public final class NearestNames {
    private static final int AT_MOST = 3;

    private NearestNames() {}

    /**
     * The names nearest to one that is not among them, best first; empty if none is near. A name that holds the wanted one
     * is nearer than any that needs letters changed.
     */
    public static List<String> to(String wanted, Collection<String> names) {
        return names.stream()
                .map(name -> new Candidate(name, distance(wanted, name)))
                .filter(candidate -> candidate.distance() <= Math.max(2, wanted.length() / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(AT_MOST)
                .map(Candidate::name)
                .toList();
    }

    /** {@code Did you mean a or b?} */
    public static Optional<String> question(String wanted, Collection<String> names) {
        List<String> nearest = to(wanted, names);
        return nearest.isEmpty() ? Optional.empty() : Optional.of("Did you mean " + String.join(" or ", nearest) + "?");
    }

    private record Candidate(String name, int distance) {}

    private static int distance(String wanted, String name) {
        String plain = wanted.replace("*", "").replace("?", "").toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        return !plain.isEmpty() && lower.contains(plain) ? 0 : editDistance(plain, lower);
    }

    /** Levenshtein's distance: how many characters to insert, delete or replace. */
    private static int editDistance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
