package io.vck.reports.log;

import java.util.EnumMap;
import java.util.Map;

/** Counts towards a {@link Tally}, of which making a new one for each of many cases would take long. */
final class TallyCount {
    private final long[] verdicts = new long[CaseVerdict.values().length];
    private long disputed;
    private long unchecked;

    void add(CaseOutcome outcome) {
        if (outcome.disputed().isPresent()) {
            disputed++;
        } else {
            verdicts[outcome.verdict().ordinal()]++;
        }
        unchecked += outcome.unchecked();
    }

    /** Adds what was counted elsewhere. */
    void add(Tally other) {
        for (CaseVerdict verdict : CaseVerdict.values()) {
            verdicts[verdict.ordinal()] += other.of(verdict);
        }
        disputed += other.disputed();
        unchecked += other.unchecked();
    }

    /** All that was counted. */
    Tally sum() {
        Map<CaseVerdict, Long> counts = new EnumMap<>(CaseVerdict.class);
        for (CaseVerdict verdict : CaseVerdict.values()) {
            counts.put(verdict, verdicts[verdict.ordinal()]);
        }
        return new Tally(counts, disputed, unchecked);
    }
}
