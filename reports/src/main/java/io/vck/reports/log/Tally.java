package io.vck.reports.log;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many cases ended how. A disputed case counts as disputed and not under its verdict, so that the verdicts and
 * {@code disputed} add up to {@code total}.
 *
 * @param verdicts undisputed cases by verdict; every verdict has a number
 * @param unchecked expectations that the backend could not observe, in all cases; not part of the total
 */
public record Tally(Map<CaseVerdict, Long> verdicts, long disputed, long unchecked) {
    /** Of no cases. */
    public static final Tally NONE = new Tally(Map.of(), 0, 0);

    public Tally {
        Map<CaseVerdict, Long> all = new EnumMap<>(CaseVerdict.class);
        for (CaseVerdict verdict : CaseVerdict.values()) {
            all.put(verdict, verdicts.getOrDefault(verdict, 0L));
        }
        verdicts = Collections.unmodifiableMap(all);
    }

    /** With one case more. */
    public Tally plus(CaseRecord record) {
        return plus(CaseOutcome.of(record));
    }

    /** With one case more. */
    public Tally plus(CaseOutcome outcome) {
        if (outcome.disputed().isPresent()) {
            return new Tally(verdicts, disputed + 1, unchecked + outcome.unchecked());
        }
        Map<CaseVerdict, Long> more = new EnumMap<>(verdicts);
        more.merge(outcome.verdict(), 1L, Long::sum);
        return new Tally(more, disputed, unchecked + outcome.unchecked());
    }

    /** With the cases of another. */
    public Tally plus(Tally other) {
        Map<CaseVerdict, Long> sum = new EnumMap<>(verdicts);
        other.verdicts().forEach((verdict, count) -> sum.merge(verdict, count, Long::sum));
        return new Tally(sum, disputed + other.disputed(), unchecked + other.unchecked());
    }

    public long of(CaseVerdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** All cases. */
    public long total() {
        return disputed + verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether an undisputed case makes the run fail. */
    public boolean failsRun() {
        return verdicts.entrySet().stream().anyMatch(entry -> entry.getKey().failsRun() && entry.getValue() > 0);
    }
}
