package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.judge.Origin;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.RememberingOracle;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.diagnose.Diagnostician;
import io.vck.conformance.snippet.FailureSnippets;
import io.vck.conformance.snippet.Reproduced;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Takes each case through all backends: inputs, request, observation, verdict. Cases are the outer loop, so that inputs and
 * expected values are made once a case.
 *
 * @param preparation makes inputs and oracles
 * @param profile capabilities that backends are taken to be without if they are not among these; all count if empty
 * @param snippets writes programs that show a failure
 * @param sink takes each result as soon as it is reached; what it throws ends the run
 */
public record Runner(
        Preparation preparation, Optional<Set<String>> profile, FailureSnippets snippets, ResultSink sink) {

    /** A runner whose failures come with those snippets that the kit writes itself. */
    public Runner(Preparation preparation, Optional<Set<String>> profile, ResultSink sink) {
        this(preparation, profile, FailureSnippets.BY_KIT, sink);
    }

    /**
     * Runs cases on sessions. Whatever a case or a backend does, the run goes on.
     *
     * <p>While a program runs in another process, other cases are got ready, or judged. With one job the results come in
     * the order of the cases all the same.
     *
     * @param jobs how many cases run at the same time. If more than one, or if a session is remote, several threads use preparation
     *     and sink; so they do, one after the other, if programs run on the threads of jobs
     * @param wanted whether a case is to run on a backend
     */
    public void run(List<Case> cases, List<Backend.Session> sessions, int jobs, BiPredicate<Case, BackendInfo> wanted) {
        List<SessionPool> pools = sessions.stream().map(SessionPool::around).toList();
        boolean waits = sessions.stream().anyMatch(Backend.Session::isRemote);
        int count = waits ? jobs + (jobs == 1 ? SessionPool.AHEAD : 1) : jobs;
        Jobs threads = pools.stream().anyMatch(SessionPool::runsOnJobThreads) ? Jobs.watched(count) : new Jobs(count);
        ResultSink living = living(threads);
        Turns turns = new Turns(living);
        threads.forEach(IntStream.range(0, cases.size()).boxed().toList(), number -> {
            Case each = cases.get(number);
            Bench bench = new Bench(each);
            ResultSink results = jobs == 1 ? turns.of(number) : living;
            Iterator<SessionPool> asked = pools.stream()
                    .filter(pool -> wanted.test(each, pool.info()))
                    .toList()
                    .iterator();
            bench.runOnEach(asked, results, () -> turns.done(number));
        });
    }

    /** The same with every case on every session. */
    public void run(List<Case> cases, List<Backend.Session> sessions, int jobs) {
        run(cases, sessions, jobs, (each, backend) -> true);
    }

    /** The result of one case on one session. Not for threads of jobs. */
    public Result run(Case tested, Backend.Session session) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        new Bench(tested).run(SessionPool.around(session), result::complete);
        return result.join();
    }

    /** The sink, as long as nothing has failed. */
    private ResultSink.InTwoSteps living(Jobs threads) {
        return result -> {
            Runnable ready = threads.goOn() ? sink.ready(result) : () -> {};
            return () -> {
                if (threads.goOn()) {
                    ready.run();
                }
            };
        };
    }

    /** One case, prepared when the first backend asks for it. */
    private final class Bench {
        private final Case tested;
        private Optional<Preparation.Prepared> prepared = Optional.empty();
        private DescribedInputs described = DescribedInputs.NONE;
        private Optional<Verdict> wrong = Optional.empty();

        Bench(Case tested) {
            this.tested = tested;
        }

        /** All that is to be done afterwards is handed on, for it may be done on another thread: NOTE [Programs on job threads]. */
        void runOnEach(Iterator<SessionPool> sessions, ResultSink results, Runnable done) {
            if (!sessions.hasNext()) {
                done.run();
                return;
            }
            run(sessions.next(), result -> {
                results.accept(result);
                runOnEach(sessions, results, done);
            });
        }

        void run(SessionPool session, Consumer<Result> then) {
            BackendInfo backend = session.info();
            Optional<Verdict> lacking = Judge.lacking(tested.capabilities(), capabilities(backend));
            if (lacking.isPresent()) {
                then.accept(unrun(backend, lacking.get()));
                return;
            }
            prepare();
            if (wrong.isPresent()) {
                then.accept(unrun(backend, wrong.get()));
                return;
            }
            Preparation.Prepared ready = prepared.orElseThrow();
            Request request;
            try {
                request = request(ready, capabilities(backend));
            } catch (Throwable thrown) {
                then.accept(result(backend, ready, Optional.empty(), Duration.ZERO, failed(thrown)));
                return;
            }
            session.runThen(request, ran -> then.accept(judged(session, ready, request, ran)));
        }

        private Request request(Preparation.Prepared ready, Set<String> capabilities) {
            return new Request(
                    tested.program(),
                    ready.inputs(),
                    tested.settings(),
                    VmapMode.NATIVE,
                    Judge.observe(tested.program(), tested.expectations(), capabilities));
        }

        private static Explained failed(Throwable thrown) {
            return Explained.only(broken("the kit failed on this case: " + GuardedBackend.describe(thrown)));
        }

        private void prepare() {
            if (prepared.isPresent() || wrong.isPresent()) {
                return;
            }
            try {
                Preparation.Prepared made = preparation.prepare(tested);
                prepared = Optional.of(new Preparation.Prepared(made.inputs(), new RememberingOracle(made.oracle())));
                described = DescribedInputs.of(tested, made.inputs());
            } catch (Throwable thrown) {
                wrong = Optional.of(broken("the case's inputs can't be made: " + sentence(thrown)));
            }
        }

        private Result judged(
                SessionPool session, Preparation.Prepared ready, Request request, Supplier<Backend.Timed> ran) {
            Optional<Observation> observation = Optional.empty();
            Duration elapsed = Duration.ZERO;
            Explained explained;
            try {
                elapsed = ran.get().elapsed();
                observation = Optional.of(ran.get().observation());
                Oracle oracle = new BackendOracle(ready.oracle(), session, request);
                Judge judge = new Judge(oracle, capabilities(session.info()));
                Verdict reached = judge.judge(tested.program(), tested.expectations(), observation.get());
                LoopedRun looped = new LoopedRun(tested, request, judge, session);
                explained = reached.outcome().failsRun()
                        ? explained(reached, observation.get(), looped, ready, session)
                        : Explained.only(reached);
            } catch (Throwable thrown) {
                explained = failed(thrown);
            }
            return result(session.info(), ready, observation, elapsed, explained);
        }

        private Result result(
                BackendInfo backend,
                Preparation.Prepared ready,
                Optional<Observation> observation,
                Duration elapsed,
                Explained explained) {
            boolean failed = explained.verdict().outcome().failsRun();
            return new Result(
                    tested,
                    backend,
                    failed ? DescribedInputs.withContents(tested, ready.inputs()) : described,
                    observation,
                    explained.verdict(),
                    elapsed,
                    explained.origin(),
                    explained.snippets());
        }

        /** What more can be said of a failure. If that goes wrong, the verdict stands all the same. */
        private Explained explained(
                Verdict reached,
                Observation observation,
                LoopedRun looped,
                Preparation.Prepared ready,
                SessionPool session) {
            try {
                Verdict diagnosed = Diagnostician.diagnosed(
                        reached, tested.program(), observation, looped.judge().oracle());
                return new Explained(
                        diagnosed,
                        looped.origin(diagnosed, observation),
                        snippets.of(session.info().name(), new Reproduced(tested, ready.inputs(), ready.oracle())));
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError unexplained) {
                return Explained.only(reached);
            }
        }

        private Result unrun(BackendInfo backend, Verdict verdict) {
            return new Result(tested, backend, described, Optional.empty(), verdict, Duration.ZERO);
        }
    }

    /** A verdict, where a failure comes from, and programs that show it. */
    private record Explained(Verdict verdict, Optional<Origin> origin, Map<String, String> snippets) {
        static Explained only(Verdict verdict) {
            return new Explained(verdict, Optional.empty(), Map.of());
        }
    }

    private Set<String> capabilities(BackendInfo backend) {
        if (profile.isEmpty()) {
            return backend.capabilities();
        }
        Set<String> common = new LinkedHashSet<>(backend.capabilities());
        common.retainAll(profile.get());
        return common;
    }

    private static Verdict broken(String message) {
        return Verdict.unjudged(Outcome.BROKEN, message);
    }

    private static String sentence(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || thrown instanceof Error ? GuardedBackend.describe(thrown) : message;
    }
}
