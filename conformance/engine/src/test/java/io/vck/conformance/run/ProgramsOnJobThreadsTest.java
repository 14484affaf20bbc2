package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.run.Fakes.CountingOracle;
import io.vck.conformance.run.Fakes.Expect;
import io.vck.conformance.run.Fakes.FakeBackend;
import io.vck.conformance.run.GuardedBackend.OnThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NOTE [Programs on job threads]. */
@Timeout(60)
class ProgramsOnJobThreadsTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofHours(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> hanging = Collections.synchronizedList(new ArrayList<>());
    private final List<Result> results = Collections.synchronizedList(new ArrayList<>());

    /** Those that hung come back at last, and whatever they do then is too late. */
    @AfterEach
    void letThemComeBack() throws InterruptedException {
        List<Result> before = List.copyOf(results);
        end.countDown();
        for (Thread thread : hanging) {
            thread.join();
        }
        assertThat(results).isEqualTo(before);
    }

    private Observation hang() {
        hanging.add(Thread.currentThread());
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException ignored) {
                // As a bad backend does.
            }
        }
        return Fakes.RETURNED;
    }

    private static Backend guarded(String name, Duration limit, Function<Request, Observation> answering) {
        return new GuardedBackend(new FakeBackend(name, Set.of(), answering), limit, OnThread.OF_WHO_ASKS);
    }

    private void run(List<Case> cases, int jobs, Backend... backends) {
        List<Backend.Session> sessions = new ArrayList<>();
        for (Backend backend : backends) {
            sessions.add(new SessionPool(
                    IntStream.range(0, jobs).mapToObj(each -> backend.open()).toList()));
        }
        Preparation nothing = wanted -> new Preparation.Prepared(Map.of(), new CountingOracle());
        new Runner(nothing, Optional.empty(), results::add).run(cases, sessions, jobs);
    }

    private static List<Case> cases(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> Fakes.caseNamed("c" + each, Expect.met()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theJobItselfRunsAProgram(int jobs) {
        ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
        run(cases(50), jobs, guarded("a", NEVER, request -> {
            threads.add(Thread.currentThread().getName());
            return Fakes.RETURNED;
        }));
        assertThat(threads).hasSize(50).allMatch(name -> name.startsWith("vck-job-"));
    }

    @Test
    void aBackendOfAnotherKindHasAThreadOfItsOwn() {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        Backend another = new GuardedBackend(
                FakeBackend.answering(request -> {
                    threads.add(Thread.currentThread());
                    return Fakes.RETURNED;
                }),
                NEVER);
        run(cases(50), 1, another, guarded("a", NEVER, request -> Fakes.RETURNED));
        assertThat(Set.copyOf(threads)).hasSize(1);
        assertThat(threads.element().getName()).isEqualTo("vck-fake");
    }

    /** In their order, each once, though other threads go on after each that hangs. */
    @Test
    void aProgramThatHangsTimesOutAndAllOthersRun() {
        AtomicInteger programs = new AtomicInteger();
        run(cases(10), 1, guarded("a", SOON, request -> programs.incrementAndGet() % 4 == 0 ? hang() : Fakes.RETURNED));
        assertThat(results)
                .extracting(result -> result.tested().id())
                .containsExactlyElementsOf(cases(10).stream().map(Case::id).toList());
        assertThat(results)
                .extracting(result -> result.verdict().outcome() == Outcome.TIMEOUT)
                .containsExactly(false, false, false, true, false, false, false, true, false, false);
        assertThat(results.get(3).observation()).contains(new Observation.TimedOut(SOON));
        assertThat(results.get(3).elapsed()).isEqualTo(SOON);
        assertThat(programs).hasValue(10);
    }

    @Test
    void theBackendsThatAreLeftGetTheCaseAllTheSame() {
        run(
                cases(3),
                2,
                guarded("a", NEVER, request -> Fakes.RETURNED),
                guarded("b", SOON, request -> hang()),
                guarded("c", NEVER, request -> Fakes.RETURNED));
        assertThat(results)
                .extracting(result -> result.tested().id()
                        + result.backend().name()
                        + result.verdict().outcome())
                .containsExactlyInAnyOrder(
                        "c0aPASS",
                        "c0bTIMEOUT",
                        "c0cPASS",
                        "c1aPASS",
                        "c1bTIMEOUT",
                        "c1cPASS",
                        "c2aPASS",
                        "c2bTIMEOUT",
                        "c2cPASS");
    }

    /**
     * A backend that is well from its second session on.
     *
     * @param opening how long it takes to open that one, and each later one
     */
    private Backend hangingInItsFirstSession(AtomicInteger opened, Duration opening) {
        return new Fakes.OpenedElsewhere("hanging", () -> {
            boolean first = opened.getAndIncrement() == 0;
            LockSupport.parkNanos(first ? 0 : opening.toNanos());
            return FakeBackend.answering(request -> first ? hang() : Fakes.RETURNED)
                    .open();
        });
    }

    @Test
    void afterOneThatHangsTheSessionIsANewOne() {
        AtomicInteger opened = new AtomicInteger();
        Backend hanging = hangingInItsFirstSession(opened, Duration.ZERO);
        run(cases(5), 1, new GuardedBackend(hanging, SOON, OnThread.OF_WHO_ASKS));
        assertThat(opened).hasValue(2);
        assertThat(results)
                .extracting(result -> result.verdict().outcome())
                .containsExactly(Outcome.TIMEOUT, Outcome.PASS, Outcome.PASS, Outcome.PASS, Outcome.PASS);
    }

    /** It is opened before the clock starts: else the thread that is given up would begin it, and another use it. */
    @Test
    void aNewSessionMayTakeLongerToOpenThanAProgramMayTake() {
        AtomicInteger opened = new AtomicInteger();
        Backend slow = hangingInItsFirstSession(opened, SOON.multipliedBy(2));
        run(cases(4), 1, new GuardedBackend(slow, SOON, OnThread.OF_WHO_ASKS));
        assertThat(opened).hasValue(2);
        assertThat(results)
                .extracting(result -> result.verdict().outcome())
                .containsExactly(Outcome.TIMEOUT, Outcome.PASS, Outcome.PASS, Outcome.PASS);
    }

    /** However seldom somebody looks. */
    @Test
    void aProgramThatComesBackAfterItsLimitHasTimedOut() {
        Duration limit = Duration.ofMillis(2);
        run(cases(20), 1, guarded("a", limit, request -> {
            LockSupport.parkNanos(limit.multipliedBy(3).toNanos());
            return Fakes.RETURNED;
        }));
        assertThat(results)
                .hasSize(20)
                .allSatisfy(result -> assertThat(result.verdict().outcome()).isEqualTo(Outcome.TIMEOUT));
    }

    /** As when there is no memory: then the run ends, and not before all of its threads have. */
    @Test
    void whatIsThrownFromAStayEndsTheRun() {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Jobs jobs = Jobs.watched(2);
        assertThatThrownBy(() -> jobs.forEach(List.of(0, 1), item -> {
                    if (item == 0) {
                        begun.countDown();
                        long until = System.nanoTime() + SOON.toNanos();
                        while (System.nanoTime() < until) {
                            LockSupport.parkNanos(until - System.nanoTime());
                        }
                        ended.incrementAndGet();
                    } else {
                        await(begun);
                        JobThread.current()
                                .orElseThrow()
                                .stay(
                                        () -> {
                                            throw new OutOfMemoryError("none left");
                                        },
                                        NEVER,
                                        never -> {},
                                        () -> {});
                    }
                }))
                .hasMessage("none left");
        assertThat(ended).hasValue(1);
    }

    @Test
    void whatABackendThrowsIsACrash() {
        run(cases(1), 1, guarded("a", NEVER, request -> {
            throw new StackOverflowError("deep");
        }));
        assertThat(results.get(0).verdict().message())
                .startsWith("the backend threw java.lang.StackOverflowError: deep at ");
    }

    /** Nobody waits for the end of an hour. */
    @Test
    void aFailureOfTheKitEndsTheRunThoughAProgramHangs() {
        CountDownLatch hangs = new CountDownLatch(1);
        Jobs jobs = Jobs.watched(2);
        assertThatThrownBy(() -> jobs.forEach(List.of(0, 1), item -> {
                    if (item == 0) {
                        JobThread.current()
                                .orElseThrow()
                                .stay(
                                        () -> {
                                            hangs.countDown();
                                            return hang();
                                        },
                                        NEVER,
                                        late -> results.add(null),
                                        () -> results.add(null));
                    } else {
                        await(hangs);
                        throw new IllegalStateException("disk full");
                    }
                }))
                .hasMessage("disk full");
        assertThat(results).isEmpty();
    }

    /** Those that come back just then are either in time or too late, never both and never neither. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void eachAnswerCountsOnceWhoeverIsFirst(int jobs) {
        AtomicInteger inTime = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        List<Integer> items = IntStream.range(0, 400).boxed().toList();
        Jobs.watched(jobs)
                .forEach(
                        items,
                        item -> JobThread.current()
                                .orElseThrow()
                                .stay(
                                        () -> {
                                            long millis = item % 40 == 0
                                                    ? ThreadLocalRandom.current()
                                                            .nextInt(45, 110)
                                                    : 0;
                                            LockSupport.parkNanos(millis * 1_000_000);
                                            return item;
                                        },
                                        Duration.ofMillis(1),
                                        each -> inTime.incrementAndGet(),
                                        late::incrementAndGet));
        assertThat(inTime.get() + late.get()).isEqualTo(items.size());
        assertThat(late).hasPositiveValue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
