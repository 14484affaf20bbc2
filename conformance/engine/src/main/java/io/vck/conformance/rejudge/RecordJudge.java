package io.vck.conformance.rejudge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.DType;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.ProgramFacts;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.diagnose.Diagnostician;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.conformance.run.CaseRecords;
import io.vck.conformance.run.DescribedInputs;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.run.Result;
import io.vck.conformance.snippet.FailureSnippets;
import io.vck.conformance.snippet.Reproduced;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Explanation;
import io.vck.reports.log.LogTensor;
import io.vck.reports.log.LoggedExpectation;
import io.vck.reports.log.LoggedInput;
import io.vck.reports.log.LoggedObservation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges records by today's cases.
 *
 * @param cases by id
 * @param preparation makes inputs and oracles
 * @param backend that was observed
 * @param capabilities of it that count
 * @param snippets writes programs that show a failure
 */
record RecordJudge(
        Map<String, Case> cases,
        Preparation preparation,
        BackendInfo backend,
        Set<String> capabilities,
        FailureSnippets snippets) {
    /** What the message of a record begins with that could not be judged. */
    static final String UNJUDGEABLE = "can't be judged again: ";

    /** The largest tensor for which room is made only because a log says that there was one. */
    private static final long MOST_BYTES = 1L << 28;

    /** The record with today's verdict; {@code broken} if what was kept is not enough for one. */
    CaseRecord judge(CaseRecord stored) {
        Case today = cases.get(stored.id());
        if (today == null) {
            return withVerdict(stored, "the suite has no such case any more");
        }
        try {
            return judge(today, stored);
        } catch (NotKept missing) {
            return withVerdict(stored, missing.getMessage());
        }
    }

    private CaseRecord judge(Case today, CaseRecord stored) {
        checkSameProgram(today, stored);
        Optional<Verdict> lacking = Judge.lacking(today.capabilities(), capabilities);
        if (lacking.isPresent()) {
            return record(today, stored, lacking.get());
        } else if (stored.observation().isEmpty()) {
            return record(today, stored, unobserved(stored));
        }
        return record(
                today, stored, observed(today, stored, stored.observation().get()));
    }

    private static void checkSameProgram(Case today, CaseRecord stored) {
        boolean warns = stored.settings().contains("fallback_warnings");
        if (!String.join("\n", ProgramPrinter.print(today.program())).equals(stored.program())
                || today.settings().fallbackWarnings() != warns) {
            throw new NotKept("its program is another one now");
        }
    }

    /** Nothing but the verdict was kept where there was nothing to observe. */
    private static Verdict unobserved(CaseRecord stored) {
        if (stored.verdict() == CaseVerdict.UNSUPPORTED
                || stored.verdict() == CaseVerdict.TIMEOUT
                || stored.verdict() == CaseVerdict.CRASH) {
            return Verdict.unjudged(Outcome.valueOf(stored.verdict().name()), stored.message());
        }
        throw new NotKept("nothing was observed: " + stored.message());
    }

    private Verdict observed(Case today, CaseRecord stored, LoggedObservation observation) {
        checkEnoughObserved(today, stored, observation);
        Preparation.Prepared prepared;
        try {
            prepared = preparation.prepare(today);
        } catch (RuntimeException wrong) {
            return Verdict.unjudged(Outcome.BROKEN, "the case's inputs can't be made: " + wrong.getMessage());
        }
        List<LoggedInput> then =
                stored.inputs().stream().map(LoggedInput::withoutContents).toList();
        if (!DescribedInputs.of(today, prepared.inputs()).logged().equals(then)) {
            throw new NotKept("its inputs are others now");
        }
        RecordingOracle oracle =
                new RecordingOracle(prepared.oracle(), prepared.inputs().values());
        Judge judge = new Judge(oracle, capabilities);
        Set<LogTensor.Summary> digests = new HashSet<>();
        Observation sketch = new StoredValues(summary -> {
                    digests.add(summary);
                    return room(summary);
                })
                .observation(observation);
        Verdict verdict = judge.judge(today.program(), today.expectations(), sketch);
        if (digests.isEmpty()) {
            return Diagnostician.diagnosed(verdict, today.program(), sketch, oracle);
        }
        Observation whole = new StoredValues(summary -> oracle.elements(summary).orElseThrow(() -> onlyDigest(summary)))
                .observation(observation);
        return Diagnostician.diagnosed(
                judge.judge(today.program(), today.expectations(), whole), today.program(), whole, oracle);
    }

    private static NotKept onlyDigest(LogTensor.Summary summary) {
        return new NotKept("of a tensor " + summary.dtype() + summary.shape()
                + " only a digest was kept, and it is not that of an expected one. A run with --keep-values keeps all");
    }

    /** As many zeros as the tensor had bytes; judging them tells what was expected. */
    private static byte[] room(LogTensor.Summary summary) {
        long bytes = DType.of(summary.dtype()).map(DType::bytes).orElse(1);
        for (long size : summary.shape()) {
            bytes = size < 0 || (size > 0 && bytes > MOST_BYTES / size) ? MOST_BYTES + 1 : bytes * size;
        }
        if (bytes > MOST_BYTES) {
            throw onlyDigest(summary);
        }
        return new byte[(int) bytes];
    }

    /** What an expectation asks for that was not there then was not observed then. */
    private void checkEnoughObserved(Case today, CaseRecord stored, LoggedObservation observation) {
        boolean byBackend = today.expectations().contains(EqualsMapStack.BY_BACKEND);
        if (byBackend && capabilities.containsAll(EqualsMapStack.BY_BACKEND.capabilities())) {
            throw new NotKept("it is judged by the backend's own loop, and what that gave was not kept");
        }
        List<String> then =
                stored.expect().stream().map(LoggedExpectation::describe).toList();
        List<String> now =
                today.expectations().stream().map(each -> each.describe()).toList();
        if (observation.raised().isPresent() || then.equals(now)) {
            return;
        }
        Program program = today.program();
        Observe wanted = Judge.observe(program, today.expectations(), capabilities);
        Set<String> missing = new HashSet<>(wanted.values());
        missing.removeAll(observation.values().keySet());
        Set<String> aliases = new HashSet<>(wanted.aliases());
        aliases.removeAll(observation.aliases().keySet());
        missing.addAll(aliases);
        missing.retainAll(ProgramFacts.of(program).variables());
        boolean heard = stored.expect().stream()
                .anyMatch(each -> each.key().equals("warnings") || each.key().equals("fallback"));
        if (!missing.isEmpty()) {
            throw new NotKept(
                    "its expectations are others now, and " + String.join(", ", missing) + " was not observed then");
        } else if (wanted.warnings() && !heard) {
            throw new NotKept("its expectations are others now, and warnings were not observed then");
        }
    }

    private CaseRecord record(Case today, CaseRecord stored, Verdict verdict) {
        Result result = new Result(
                today,
                backend,
                inputs(today, stored, verdict.outcome()),
                Optional.empty(),
                verdict,
                Duration.ofNanos(Math.round(stored.milliseconds() * 1e6)));
        CaseRecord again = CaseRecords.of(result).observed(stored.observation(), stored.milliseconds());
        boolean isSame = again.verdict() == stored.verdict() && again.message().equals(stored.message());
        return again.explained(
                isSame ? stored.explanation() : new Explanation(Optional.empty(), snippets(today, verdict.outcome())));
    }

    /** What a failure's inputs hold is told, and of no other case. */
    private DescribedInputs inputs(Case today, CaseRecord stored, Outcome outcome) {
        if (!outcome.failsRun()) {
            return new DescribedInputs(
                    stored.inputs().stream().map(LoggedInput::withoutContents).toList());
        } else if (outcome != Outcome.FAIL && outcome != Outcome.ERROR) {
            // Nothing was observed: the inputs are those of then, which nobody has compared with today's.
            return new DescribedInputs(stored.inputs());
        }
        return DescribedInputs.withContents(today, preparation.prepare(today).inputs());
    }

    /** Programs that show a failure of another kind than then; whose fault it is can't be asked any more. */
    private Map<String, String> snippets(Case today, Outcome outcome) {
        if (!outcome.failsRun() || outcome == Outcome.BROKEN) {
            return Map.of();
        }
        Preparation.Prepared prepared = preparation.prepare(today);
        return snippets.of(backend.name(), new Reproduced(today, prepared.inputs(), prepared.oracle()));
    }

    private static CaseRecord withVerdict(CaseRecord stored, String why) {
        return stored.judged(CaseVerdict.BROKEN, UNJUDGEABLE + why).explained(Explanation.NONE);
    }
}
