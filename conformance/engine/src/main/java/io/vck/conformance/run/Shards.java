package io.vck.conformance.run;

import io.vck.conformance.cases.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The whole suite, divided. In which shard a case is depends on the suite, the number of shards and the recorded
 * durations, and on nothing else: not on which cases a run selects, in which order they come, or where it runs.
 *
 * <p>The longest case first, each goes to the shard that has the least so far ("longest processing time first"); no shard
 * then has more than 4/3 of what the best division would give it.
 */
public final class Shards {
    private final int count;
    private final Map<String, Integer> byCase = new HashMap<>();

    private record Load(int index, long micros) {}

    private Shards(int count) {
        this.count = count;
    }

    /** Divides a suite. */
    public static Shards of(Collection<String> suite, int count, Durations durations) {
        Shards shards = new Shards(count);
        List<String> longestFirst = new ArrayList<>(suite);
        longestFirst.sort(
                Comparator.comparingLong((String id) -> -durations.of(id)).thenComparing(id -> id));
        PriorityQueue<Load> loads =
                new PriorityQueue<>(Comparator.comparingLong(Load::micros).thenComparingInt(Load::index));
        for (int index = 1; index <= count; index++) {
            loads.add(new Load(index, 0));
        }
        for (String id : longestFirst) {
            Load least = loads.remove();
            shards.byCase.put(id, least.index());
            loads.add(new Load(least.index(), least.micros() + durations.of(id)));
        }
        return shards;
    }

    /**
     * The cases of a part of the suite that are in a shard, in their order; there can be none.
     *
     * @throws IllegalArgumentException if the shard is one of another number of shards
     */
    public List<Case> take(Shard shard, List<Case> part) {
        if (shard.count() != count) {
            throw new IllegalArgumentException("shard " + shard + " is none of " + count);
        }
        return part.stream()
                .filter(each -> shard.index() == byCase.getOrDefault(each.id(), 0))
                .toList();
    }
}
