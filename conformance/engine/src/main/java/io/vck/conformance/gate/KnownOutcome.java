package io.vck.conformance.gate;

import io.vck.conformance.cases.SourceLocation;
import io.vck.reports.fingerprint.Fingerprint;
import io.vck.reports.known.BaselineEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a baseline: how a case, or some expansions of it, are known to end other than by passing.
 *
 * @param cases whose outcome it is
 * @param outcome that is excused
 * @param flaky whether they may also pass
 * @param reason why it is so; empty in a new entry, which excuses nothing until somebody gives a reason
 * @param issue where it is being mended
 * @param owner who sees to it
 * @param until the last day on which it excuses; for ever if empty
 * @param where it stands in its file; empty if it stands in none
 */
record KnownOutcome(
        CaseFamily cases,
        Fingerprint outcome,
        boolean flaky,
        String reason,
        Optional<String> issue,
        Optional<String> owner,
        Optional<LocalDate> until,
        Optional<SourceLocation> where) {

    /** An entry that lacks a reason. */
    static KnownOutcome unexplained(CaseFamily cases, Fingerprint outcome, boolean flaky) {
        return new KnownOutcome(
                cases, outcome, flaky, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isExplained() {
        return !reason.isBlank();
    }

    boolean hasExpired(LocalDate today) {
        return until.isPresent() && today.isAfter(until.get());
    }

    /** The same of other expansions of the case. */
    KnownOutcome of(List<String> ids) {
        return new KnownOutcome(CaseFamily.of(ids).get(0), outcome, flaky, reason, issue, owner, until, where);
    }

    /** The same of these as well. */
    KnownOutcome and(List<String> more) {
        List<String> ids = new ArrayList<>(cases.ids());
        ids.addAll(more);
        return of(ids);
    }

    /** The same case that ends otherwise. A reason holds for the verdict for which it was given. */
    KnownOutcome with(Fingerprint other) {
        return new KnownOutcome(
                cases, other, flaky, other.verdict() == outcome.verdict() ? reason : "", issue, owner, until, where);
    }

    /** The same, given a reason if it lacks one. */
    KnownOutcome because(String given) {
        return isExplained() ? this : new KnownOutcome(cases, outcome, flaky, given, issue, owner, until, where);
    }

    /** The same, that may also pass. */
    KnownOutcome asFlaky() {
        return new KnownOutcome(cases, outcome, true, reason, issue, owner, until, where);
    }

    /** What reports show of it. */
    BaselineEntry forReports() {
        return new BaselineEntry(outcome.describe(), flaky, reason, issue, owner, until);
    }
}
