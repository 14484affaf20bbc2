package io.vck.reports.html;

import io.vck.reports.log.CaseName;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.Demands;
import io.vck.reports.log.LoggedExpectation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What the index says of a case, whoever ran it.
 *
 * @param group {@code <area>/<file>}
 * @param inGroup the rest of the id
 * @param content a hash of what is run and expected, by which logs of different suites are found out
 */
record SiteCase(
        String id,
        String group,
        String inGroup,
        String about,
        List<String> requirements,
        Demands demands,
        String program,
        int content) {
    /** Groups stay together, also those of ids that have no three parts. */
    static final Comparator<SiteCase> ORDER = (a, b) -> {
        int byGroup = a.group.compareTo(b.group);
        return byGroup == 0 ? a.id.compareTo(b.id) : byGroup;
    };

    static SiteCase of(CaseRecord record) {
        CaseName name = CaseName.of(record.id());
        List<String> expected =
                record.expect().stream().map(LoggedExpectation::describe).toList();
        return new SiteCase(
                record.id(),
                name.group(),
                name.inGroup(),
                record.about(),
                record.requirements(),
                record.demands(),
                record.program(),
                Objects.hash(record.program(), expected));
    }
}
