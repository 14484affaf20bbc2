package io.vck.conformance.gate;

import java.util.Locale;

/** What a gate can find. Each of these closes it. */
public enum FindingKind {
    CUT_SHORT("a log that was cut short", "run again; nothing is known of the cases that have no record"),
    ALTERED("a log that is not as it was written", "take the log as vck run wrote it, or run again"),
    EMPTY("a run without cases", "run the suite"),
    NOTHING_PASSED("a run in which nothing passed", "see whether the backend works at all, with vck smoke"),
    PARTIAL("a run of a part of the suite", "run all of it, or judge the part alone with --partial"),
    MISSING("a case that is missing", "run again; if it was renamed or removed, rewrite the baseline with --update"),
    REPEATED("a case that was judged twice", "judge each run by its own log; merge the logs of shards with vck merge"),
    BROKEN("broken", "mend the case, or the kit; nothing excuses this"),
    UNEXPECTED_FAILURE("an unexpected failure", "mend it; if it can't be mended now, add an entry with the reason"),
    CHANGED_FAILURE("a known failure that fails otherwise", "see whether it is the same failure; then --update"),
    FLAKY("flaky", "mend it; until then say \"flaky\": true in an entry with the reason"),
    UNEXPECTED_PASS("an unexpected pass", "remove its entry, by hand or with --update"),
    BECAME_UNSUPPORTED(
            "a pass that became unsupported", "see what the backend no longer does; if it is right, --update"),
    LOST_CAPABILITY(
            "a capability that was lost", "expectations that need it are no longer checked; if it is right, --update"),
    UNMATCHED_ENTRY("an entry that matches nothing", "remove it, by hand or with --update"),
    EXPIRED("an entry that has expired", "mend what it excuses, or give it another date"),
    UNEXPLAINED("an entry without a reason", "give the reason why it is excused");

    private final String label;
    private final String remedy;

    FindingKind(String label, String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    /** In words. */
    public String label() {
        return label;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** The name for programs, {@code unexpected-pass}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it says how one case ended, so that running the case again can say otherwise. */
    boolean isOfOutcome() {
        return this == UNEXPECTED_FAILURE
                || this == CHANGED_FAILURE
                || this == UNEXPECTED_PASS
                || this == BECAME_UNSUPPORTED;
    }
}
