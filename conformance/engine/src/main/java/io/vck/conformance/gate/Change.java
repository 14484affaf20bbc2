package io.vck.conformance.gate;

import io.vck.reports.log.CaseName;
import io.vck.reports.log.CaseVerdict;
import java.util.Locale;
import java.util.Optional;

/**
 * A case that two runs did not see alike.
 *
 * @param before how it ended in the old run; empty if it is new
 * @param now how it ended in the new run; empty if it is gone
 */
public record Change(String id, Kind kind, Optional<Ending> before, Optional<Ending> now) {

    /** What became of a case. */
    public enum Kind {
        /** It passed, and no longer does. */
        BROKEN,
        /** It did not pass, and does. */
        FIXED,
        /** It ends otherwise, and does not pass, or passes with more or less of it checked. */
        CHANGED,
        /** The old run did not have it. */
        NEW,
        /** The new run does not have it. */
        GONE;

        /** The name in texts. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The change of a case that both runs have, if there is one.
     *
     * @param checked whether it counts how much was checked: between two backends it always differs
     */
    static Optional<Change> of(String id, Ending before, Ending now, boolean checked) {
        boolean passed = before.verdict() == CaseVerdict.PASS;
        boolean passes = now.verdict() == CaseVerdict.PASS;
        Kind kind = passed == passes ? Kind.CHANGED : passes ? Kind.FIXED : Kind.BROKEN;
        boolean same = before.fingerprint().equals(now.fingerprint())
                && (!checked || before.unchecked() == now.unchecked())
                && before.disputed() == now.disputed();
        return same ? Optional.empty() : Optional.of(new Change(id, kind, Optional.of(before), Optional.of(now)));
    }

    /** The file of the case, {@code api/levels}. */
    public String group() {
        return CaseName.of(id).group();
    }
}
