package io.vck.reports.log;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One case on one backend. It stands by itself: what was run, what was expected, what was observed, and the verdict.
 *
 * @param id {@code <area>/<file>/<case>[label,...]}
 * @param message why, in a sentence; empty for a pass
 * @param about why the case exists
 * @param requirements ids of the requirements that it tests
 * @param mirrors what it mirrors of the original's tests
 * @param disputed the reason, if the case is in dispute; it fails no run then
 * @param program as Python text, its lines divided by {@code \n}
 * @param observation what the backend answered; absent if it was not asked, or gave no answer
 * @param unchecked how many expectations the backend could not observe
 * @param milliseconds that the backend took
 * @param settings switches that the case set for its program, all that are on, sorted; logs before version 1.2 have none
 * @param explanation of a failure
 * @param demands of the program
 */
public record CaseRecord(
        String id,
        CaseVerdict verdict,
        String message,
        String about,
        List<String> requirements,
        List<String> mirrors,
        Optional<String> disputed,
        String program,
        List<LoggedInput> inputs,
        List<LoggedExpectation> expect,
        Optional<LoggedObservation> observation,
        long unchecked,
        double milliseconds,
        SortedSet<String> settings,
        Explanation explanation,
        Demands demands)
        implements LogLine {
    public CaseRecord {
        requirements = List.copyOf(requirements);
        mirrors = List.copyOf(mirrors);
        inputs = List.copyOf(inputs);
        expect = List.copyOf(expect);
        settings = Collections.unmodifiableSortedSet(new TreeSet<>(settings));
    }

    /** A record of a case without settings. */
    public CaseRecord(
            String id,
            CaseVerdict verdict,
            String message,
            String about,
            List<String> requirements,
            List<String> mirrors,
            Optional<String> disputed,
            String program,
            List<LoggedInput> inputs,
            List<LoggedExpectation> expect,
            Optional<LoggedObservation> observation,
            long unchecked,
            double milliseconds) {
        this(
                id,
                verdict,
                message,
                about,
                requirements,
                mirrors,
                disputed,
                program,
                inputs,
                expect,
                observation,
                unchecked,
                milliseconds,
                new TreeSet<>());
    }

    /** A record of a case that there is nothing to explain of. */
    public CaseRecord(
            String id,
            CaseVerdict verdict,
            String message,
            String about,
            List<String> requirements,
            List<String> mirrors,
            Optional<String> disputed,
            String program,
            List<LoggedInput> inputs,
            List<LoggedExpectation> expect,
            Optional<LoggedObservation> observation,
            long unchecked,
            double milliseconds,
            SortedSet<String> settings) {
        this(
                id,
                verdict,
                message,
                about,
                requirements,
                mirrors,
                disputed,
                program,
                inputs,
                expect,
                observation,
                unchecked,
                milliseconds,
                settings,
                Explanation.NONE,
                Demands.UNKNOWN);
    }

    /** The same record, explained. */
    public CaseRecord explained(Explanation how) {
        return new CaseRecord(
                id,
                verdict,
                message,
                about,
                requirements,
                mirrors,
                disputed,
                program,
                inputs,
                expect,
                observation,
                unchecked,
                milliseconds,
                settings,
                how,
                demands);
    }

    /** The same record with what the program asks of a backend. */
    public CaseRecord demanding(Demands asked) {
        return new CaseRecord(
                id,
                verdict,
                message,
                about,
                requirements,
                mirrors,
                disputed,
                program,
                inputs,
                expect,
                observation,
                unchecked,
                milliseconds,
                settings,
                explanation,
                asked);
    }

    /** Whether the case makes a run fail. */
    public boolean failsRun() {
        return verdict.failsRun() && disputed.isEmpty();
    }

    /** The same record of what was observed at another time. */
    public CaseRecord observed(Optional<LoggedObservation> then, double millisecondsThen) {
        return with(verdict, message, then, millisecondsThen);
    }

    /** The same record with another verdict. */
    public CaseRecord judged(CaseVerdict otherwise, String why) {
        return with(otherwise, why, observation, milliseconds);
    }

    /** The same record with its large tensors reduced to a digest and a summary. */
    public CaseRecord abridged() {
        return with(verdict, message, observation.map(LoggedObservation::abridged), milliseconds);
    }

    private CaseRecord with(
            CaseVerdict otherVerdict, String otherMessage, Optional<LoggedObservation> seen, double took) {
        return new CaseRecord(
                id,
                otherVerdict,
                otherMessage,
                about,
                requirements,
                mirrors,
                disputed,
                program,
                inputs,
                expect,
                seen,
                unchecked,
                took,
                settings,
                explanation,
                demands);
    }
}
