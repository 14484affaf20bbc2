package io.vck.conformance.run;

import io.vck.conformance.cases.Case;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A preparation that gets the first cases ready in the background: while a backend starts, which can take seconds, there
 * is nothing else to do. Ends when the first case is asked for.
 */
final class PreparedAhead implements Preparation {
    /** How many bytes of inputs wait for their turn at most, but for those of the last case. */
    private static final long ROOM = 32L << 20;

    private final Preparation preparation;
    private final Map<Case, FutureTask<Prepared>> ahead = Collections.synchronizedMap(new IdentityHashMap<>());
    private volatile boolean asked;

    private PreparedAhead(Preparation preparation) {
        this.preparation = preparation;
    }

    /** Begins with the first of the cases. */
    static PreparedAhead begin(Preparation preparation, List<Case> cases) {
        PreparedAhead begun = new PreparedAhead(preparation);
        Thread thread = new Thread(() -> begun.prepareAll(cases), "vck-ahead");
        thread.setDaemon(true);
        thread.start();
        return begun;
    }

    private void prepareAll(List<Case> cases) {
        long waiting = 0;
        for (Case each : cases) {
            if (asked || waiting > ROOM) {
                return;
            }
            FutureTask<Prepared> task = new FutureTask<>(() -> preparation.prepare(each));
            ahead.put(each, task);
            task.run();
            waiting += bytes(task);
        }
    }

    private static long bytes(FutureTask<Prepared> done) {
        try {
            return done.get().inputs().values().stream()
                    .flatMap(input -> input.tensors().stream())
                    .mapToLong(tensor -> tensor.storage().bytes().length)
                    .sum();
        } catch (ExecutionException wrong) {
            // Who asks for the case is told.
            return 0;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts this thread", interrupted);
        }
    }

    @Override
    public Prepared prepare(Case wanted) {
        asked = true;
        FutureTask<Prepared> begun = ahead.remove(wanted);
        return begun == null ? preparation.prepare(wanted) : result(begun);
    }

    private static Prepared result(FutureTask<Prepared> begun) {
        try {
            return begun.get();
        } catch (ExecutionException failed) {
            throw unchecked(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a case was prepared");
        }
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException wrong ? wrong : new IllegalStateException(failed);
    }
}
