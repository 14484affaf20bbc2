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
 * is nothing else to do. Ends when the first case is asked for, or the run is over.
 */
final class PreparedAhead implements Preparation, AutoCloseable {
    /** How many bytes wait for their turn at most, but for those of the last case. */
    private static final long ROOM = 32L << 20;

    /** What a case takes besides the elements of its inputs, roughly. */
    private static final long BYTES_A_CASE = 1L << 10;

    private final Preparation preparation;
    private final Map<Case, FutureTask<Prepared>> ahead = Collections.synchronizedMap(new IdentityHashMap<>());
    private volatile boolean ended;

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
            if (ended || waiting > ROOM) {
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
            return BYTES_A_CASE
                    + done.get().inputs().values().stream()
                            .flatMap(input -> input.tensors().stream())
                            .mapToLong(tensor -> tensor.storage().bytes().length)
                            .sum();
        } catch (ExecutionException wrong) {
            // Who asks for the case is told.
            return BYTES_A_CASE;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts this thread", interrupted);
        }
    }

    @Override
    public Prepared prepare(Case wanted) {
        ended = true;
        FutureTask<Prepared> begun = ahead.remove(wanted);
        return begun == null ? preparation.prepare(wanted) : result(begun, wanted);
    }

    /** Prepares no more, and forgets what nobody has asked for. */
    @Override
    public void close() {
        ended = true;
        ahead.clear();
    }

    private Prepared result(FutureTask<Prepared> begun, Case wanted) {
        try {
            return begun.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException wrong) {
                throw wrong;
            }
            // For want of memory, as a rule, of which there may be more now.
            return preparation.prepare(wanted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a case was prepared");
        }
    }
}
