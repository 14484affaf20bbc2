package io.vck.conformance.fuzz;

import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.generate.ProgramGenerator;
import io.vck.conformance.fuzz.trial.BackendTime;
import io.vck.conformance.fuzz.trial.Ending;
import io.vck.conformance.fuzz.trial.Trials;
import io.vck.conformance.shrink.FailureKind;
import io.vck.conformance.shrink.Shrinker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PrimitiveIterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs random programs on a backend, and makes small what breaks the law.
 *
 * <p>While the backend runs one program, the next ones are drawn on another thread.
 */
public final class Fuzzer {
    private static final int AHEAD = 32;
    private static final int SHRINKING_TRIALS = 600;

    /** Where each trial costs a new process, or as much time as a program may take. */
    private static final int COSTLY_SHRINKING_TRIALS = 60;

    private final ProgramGenerator generator;
    private final Trials trials;
    private final FuzzListener listener;
    private final Finds finds = new Finds();
    private final Tally tally = new Tally();
    private final Lacking lacking = new Lacking();

    public Fuzzer(ProgramGenerator generator, Trials trials, FuzzListener listener) {
        this.generator = generator;
        this.trials = trials;
        this.listener = listener;
    }

    /** A program that was drawn. */
    private record Drawn(long number, Trials.Prepared prepared) {}

    /** Runs programs until the budget is spent. */
    public FuzzReport run(Budget budget) {
        long start = System.nanoTime();
        BackendTime before = trials.backendTime();
        long end = start + budget.time().map(time -> time.toNanos()).orElse(Long.MAX_VALUE / 2);
        PrimitiveIterator.OfLong numbers = budget.iterator();
        ExecutorService drawing = Executors.newSingleThreadExecutor(Fuzzer::daemon);
        Deque<Future<Drawn>> drawn = new ArrayDeque<>();
        try {
            while (System.nanoTime() - end < 0) {
                while (drawn.size() < AHEAD && numbers.hasNext()) {
                    long number = numbers.nextLong();
                    drawn.add(drawing.submit(() -> draw(number)));
                }
                if (drawn.isEmpty()) {
                    break;
                }
                run(result(drawn.remove()));
            }
        } finally {
            drawing.shutdownNow();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return tally.report(finds, elapsed, trials.backendTime().since(before));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "vck-draw");
        thread.setDaemon(true);
        return thread;
    }

    private Drawn draw(long number) {
        return new Drawn(number, Trials.Prepared.of(generator.generate(number)));
    }

    private static Drawn result(Future<Drawn> drawn) {
        try {
            return drawn.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while programs were drawn");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a program can't be drawn: " + failed.getCause(), failed);
        }
    }

    private void run(Drawn drawn) {
        Case tested = drawn.prepared().tested();
        if (lacking.passesOver(drawn.number(), tested)) {
            tally.passedOver();
            return;
        }
        Ending ending = trials.run(drawn.prepared());
        lacking.learn(tested, ending);
        tally.count(ending);
        if (ending instanceof Ending.Broken broken) {
            broke(drawn, broken.kind());
        }
        listener.ran(drawn.number());
    }

    /** What is new is looked at in a fresh process: an earlier program may have left the old one in disorder. */
    private void broke(Drawn drawn, FailureKind kind) {
        Case failing = drawn.prepared().tested();
        if (finds.explain(failing, kind)) {
            tally.repeated();
            return;
        }
        trials.restart();
        if (!trials.breaksAlike(failing, kind)) {
            tally.unsteady();
            return;
        }
        int most = kind.symptom().endsProcess() ? COSTLY_SHRINKING_TRIALS : SHRINKING_TRIALS;
        Case shrunk = new Shrinker(candidate -> trials.breaksAlike(candidate, kind), most).shrink(failing);
        Ending again = trials.run(Trials.Prepared.of(shrunk));
        if (finds.explain(shrunk, kind)) {
            tally.repeated();
        } else if (again instanceof Ending.Broken broken) {
            add(drawn.number(), kind, broken);
        } else {
            tally.unsteady();
        }
    }

    private void add(long number, FailureKind kind, Ending.Broken broken) {
        Find find = new Find(number, kind, Traits.of(broken.judged()), broken.judged(), broken.verdict());
        finds.add(find);
        listener.found(find);
    }
}
