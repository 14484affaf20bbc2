package io.vck.conformance.gate;

import java.util.Optional;

/**
 * What a gate says of one case.
 *
 * @param finding what closes the gate, if something does
 * @param excuse the reason why it may end as it did, if an entry has it
 * @param isNew whether the baseline does not have the case
 */
public record CaseRuling(Optional<Finding> finding, Optional<String> excuse, boolean isNew) {
    static final CaseRuling AS_IT_SHOULD = new CaseRuling(Optional.empty(), Optional.empty(), false);
    static final CaseRuling NEW = new CaseRuling(Optional.empty(), Optional.empty(), true);

    static CaseRuling closed(Finding finding) {
        return new CaseRuling(Optional.of(finding), Optional.empty(), false);
    }

    static CaseRuling excused(String reason) {
        return new CaseRuling(Optional.empty(), Optional.of(reason), false);
    }
}
