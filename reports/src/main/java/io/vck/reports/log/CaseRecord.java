package io.vck.reports.log;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One case on one backend. It stands by itself: what was run, what was expected, what was observed, and the verdict.
 *
 * @param message why, in a sentence; empty for a pass
 * @param observation what the backend answered; absent if it was not asked, or gave no answer
 * @param unchecked how many expectations the backend could not observe
 * @param milliseconds that the backend took
 * @param explanation of a failure
 */
public record CaseRecord(
        LoggedCase tested,
        CaseVerdict verdict,
        String message,
        List<LoggedExpectation> expect,
        Optional<LoggedObservation> observation,
        long unchecked,
        double milliseconds,
        Explanation explanation)
        implements LogLine {
    public CaseRecord {
        expect = List.copyOf(expect);
    }

    /** A record that there is nothing to explain of. */
    public CaseRecord(
            LoggedCase tested,
            CaseVerdict verdict,
            String message,
            List<LoggedExpectation> expect,
            Optional<LoggedObservation> observation,
            long unchecked,
            double milliseconds) {
        this(tested, verdict, message, expect, observation, unchecked, milliseconds, Explanation.NONE);
    }

    public String id() {
        return tested.id();
    }

    public String about() {
        return tested.about();
    }

    public List<String> requirements() {
        return tested.requirements();
    }

    public List<String> mirrors() {
        return tested.mirrors();
    }

    public Optional<String> disputed() {
        return tested.disputed();
    }

    public String program() {
        return tested.program();
    }

    public List<LoggedInput> inputs() {
        return tested.inputs();
    }

    public SortedSet<String> settings() {
        return tested.settings();
    }

    public Demands demands() {
        return tested.demands();
    }

    /** Whether the case makes a run fail. */
    public boolean failsRun() {
        return verdict.failsRun() && disputed().isEmpty();
    }

    /** What was observed of another case. */
    public CaseRecord of(LoggedCase other) {
        return new CaseRecord(other, verdict, message, expect, observation, unchecked, milliseconds, explanation);
    }

    /** The same record, explained. */
    public CaseRecord explained(Explanation how) {
        return new CaseRecord(tested, verdict, message, expect, observation, unchecked, milliseconds, how);
    }

    /** The same record of what was observed at another time. */
    public CaseRecord observed(Optional<LoggedObservation> then, double millisecondsThen) {
        return new CaseRecord(tested, verdict, message, expect, then, unchecked, millisecondsThen, explanation);
    }

    /** The same record with another verdict. */
    public CaseRecord judged(CaseVerdict otherwise, String why) {
        return new CaseRecord(tested, otherwise, why, expect, observation, unchecked, milliseconds, explanation);
    }

    /** The same record with its large tensors reduced to a digest and a summary. */
    public CaseRecord abridged() {
        return observed(observation.map(LoggedObservation::abridged), milliseconds);
    }
}
