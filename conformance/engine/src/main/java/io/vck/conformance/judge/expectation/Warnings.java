package io.vck.conformance.judge.expectation;

import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.MessagePattern;
import java.util.List;

/**
 * Warnings of a run, divided by a pattern.
 *
 * @param matching the texts of those that match
 * @param others how many don't
 */
record Warnings(List<String> matching, long others) {
    private static final int SHOWN = 3;

    static Warnings matching(MessagePattern pattern, Evidence evidence) {
        List<String> all = evidence.seen().warnings();
        List<String> matching = all.stream().filter(pattern::foundIn).toList();
        return new Warnings(matching, all.size() - (long) matching.size());
    }

    static String number(long count) {
        return count == 1 ? "1 warning" : count + " warnings";
    }

    int count() {
        return matching.size();
    }

    /** How many, the first ones, and how many don't match. */
    String describe() {
        StringBuilder text = new StringBuilder(matching.isEmpty() ? "none" : number(count()));
        for (int i = 0; i < Math.min(SHOWN, count()); i++) {
            text.append(i == 0 ? ": " : ", ")
                    .append('"')
                    .append(matching.get(i))
                    .append('"');
        }
        text.append(count() > SHOWN ? ", ..." : "");
        return text.append(others == 0 ? "" : " (and " + others + " that don't match)")
                .toString();
    }
}
