package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Fakes.Expect;
import io.vck.conformance.run.Fakes.FakeBackend;
import io.vck.conformance.run.GuardedBackend.OnThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cases that run at the same time come to what they come to one after the other. */
@Timeout(120)
class ParallelRunTest {
    private static final Backend REFERENCE =
            new GuardedBackend(new ReferenceBackend(), Duration.ofSeconds(60), OnThread.OF_WHO_ASKS);
    private static final Backend LOOP =
            new GuardedBackend(new LoopBackend(), Duration.ofSeconds(60), OnThread.OF_WHO_ASKS);

    @TempDir
    private Path folder;

    @Test
    void referenceAndLoopLeaveTheSameRecordsWithEightJobsAsWithOne() throws IOException {
        Path one = folder.resolve("one");
        Path eight = folder.resolve("eight");
        List<Case> cases = LoggedRuns.eachOf(LoggedRuns.bundledCases(), 2);
        LoggedRuns.run(one, 1, cases, REFERENCE, LOOP);
        RunSummary summary = LoggedRuns.run(eight, 8, cases, REFERENCE, LOOP);
        for (String log : List.of("reference.jsonl", "loop.jsonl")) {
            assertThat(LoggedRuns.records(eight.resolve(log)))
                    .hasSameSizeAs(cases)
                    .isEqualTo(LoggedRuns.records(one.resolve(log)));
        }
        assertThat(summary.failed()).isFalse();
        assertThat(summary.logs())
                .allSatisfy(log -> assertThat(log.tally().total()).isEqualTo(cases.size()));
    }

    /** Without a time limit, programs run on the threads of the jobs themselves. */
    @Test
    void soDoesTheReferenceOnTheThreadsOfTheJobs() throws IOException {
        Path one = folder.resolve("one");
        Path eight = folder.resolve("eight");
        Backend unguarded = new GuardedBackend(new ReferenceBackend(), Duration.ZERO);
        LoggedRuns.run(one, 1, LoggedRuns.eachOf(LoggedRuns.bundledCases(), 4), unguarded);
        LoggedRuns.run(eight, 8, LoggedRuns.eachOf(LoggedRuns.bundledCases(), 4), unguarded);
        assertThat(LoggedRuns.records(eight.resolve("reference.jsonl")))
                .isEqualTo(LoggedRuns.records(one.resolve("reference.jsonl")));
    }

    @Test
    void startsNoMoreSessionsThanThereAreCases() {
        AtomicInteger opened = new AtomicInteger();
        Backend counting = new Fakes.OpenedElsewhere("counting", () -> {
            opened.incrementAndGet();
            return REFERENCE.open();
        });
        LoggedRuns.run(folder, 64, LoggedRuns.bundledCases().subList(0, 3), counting);
        assertThat(opened).hasValue(3);
    }

    @Test
    void eachCaseIsPreparedOnceForAllBackends() {
        AtomicInteger prepared = new AtomicInteger();
        AtomicInteger results = new AtomicInteger();
        Preparation counting = wanted -> {
            prepared.incrementAndGet();
            return new Preparation.Prepared(Map.of(), new Fakes.CountingOracle());
        };
        List<Backend.Session> pools = List.of(pool(3), pool(3));
        new Runner(counting, Optional.empty(), result -> results.incrementAndGet()).run(cases(500), pools, 3);
        assertThat(prepared).hasValue(500);
        assertThat(results).hasValue(1_000);
    }

    /** The program of each case but the last is answered only once the next case is prepared. */
    @Test
    void whileAProgramRunsElsewhereTheNextCaseIsPreparedAndTheOrderIsKept() {
        List<Case> cases = cases(50);
        Semaphore preparations = new Semaphore(-1);
        AtomicInteger runs = new AtomicInteger();
        Backend remote = FakeBackend.remote(request -> {
            if (runs.incrementAndGet() < cases.size()) {
                preparations.acquireUninterruptibly();
            }
            return Fakes.RETURNED;
        });
        Preparation preparation = wanted -> {
            preparations.release();
            return new Preparation.Prepared(Map.of(), new Fakes.CountingOracle());
        };
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        new Runner(
                        preparation,
                        Optional.empty(),
                        result -> ids.add(result.tested().id()))
                .run(cases, List.of(remote.open()), 1);
        assertThat(ids).isEqualTo(cases.stream().map(Case::id).toList());
    }

    @Test
    void whatTheSinkThrowsEndsTheRunAndNoResultComesAfterIt() {
        AtomicBoolean full = new AtomicBoolean();
        AtomicInteger after = new AtomicInteger();
        ResultSink sink = result -> {
            if (full.getAndSet(true)) {
                after.incrementAndGet();
            }
            throw new IllegalStateException("disk full");
        };
        Preparation preparation = wanted -> new Preparation.Prepared(Map.of(), new Fakes.CountingOracle());
        assertThatThrownBy(() -> new Runner(preparation, Optional.empty(), sink).run(cases(1_000), List.of(pool(2)), 2))
                .hasMessage("disk full");
        assertThat(after).hasValueLessThan(2);
    }

    private static Backend.Session pool(int sessions) {
        return new SessionPool(IntStream.range(0, sessions)
                .mapToObj(
                        each -> FakeBackend.answering(request -> Fakes.RETURNED).open())
                .toList());
    }

    private static List<Case> cases(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Fakes.caseNamed("case-" + number, Expect.met()))
                .toList();
    }
}
