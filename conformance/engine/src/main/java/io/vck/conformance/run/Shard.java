package io.vck.conformance.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts into which a suite is divided so that several machines can run it at the same time.
 *
 * @param index from 1 on
 * @param count of the parts
 */
public record Shard(int index, int count) {
    /** More would say nothing but that a number went wrong. */
    private static final int MOST = 10_000;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /**
     * @throws IllegalArgumentException if there is no such part
     */
    public Shard {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("expected 1 to " + MOST + " shards, got " + count);
        } else if (index < 1 || index > count) {
            throw new IllegalArgumentException(
                    "the shards of " + count + " have the numbers 1 to " + count + ", got " + index);
        }
    }

    /**
     * Reads {@code 2/8}.
     *
     * @throws IllegalArgumentException if it is no such text, or if there is no such part
     */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a number and how many there are, as 2/8, got '" + text + "'");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
