package io.vck.conformance.wire;

import io.vck.conformance.wire.Turn.NotAsked;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * The turns of a process, one after the other, on a thread of their own, since writing and reading can block for ever: so
 * whoever waits for a turn can give up. Nothing lies between the answer to one message and the sending of the next.
 *
 * <p>NOTE [Sent ahead]. A process that waits for its next message does nothing meanwhile, and waking it up takes longer than
 * many a program. Adapters that say {@code "ahead": true} when they meet are therefore sent one message more while they are
 * busy with the one before, and find it when they have answered that. It is sent by whoever hands it in, or by the thread
 * here as it begins to wait for an answer; neither may be held up by it. So only what is sure to fit into the pipe is sent
 * ahead, together with the message that the process may not have read yet: it must have been sent as a whole, and both take
 * no more than the smallest pipe holds. There is no room all the same if the process has answered messages without reading them;
 * then it is ended before long.
 */
final class TurnQueue {
    /** What every pipe holds, in bytes. */
    private static final int ROOM = 4096;

    private final AdapterPipes pipes;
    private final ExecutorService thread;
    private final Deque<Turn<?>> waiting = new ArrayDeque<>();
    private Optional<Turn<?>> answering = Optional.empty();
    private boolean ahead;
    private volatile Optional<Turn<?>> latest = Optional.empty();
    private volatile boolean spent;

    TurnQueue(AdapterPipes pipes, String name) {
        this.pipes = pipes;
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "conversation with " + name);
            made.setDaemon(true);
            return made;
        });
    }

    /** From now on messages may be sent ahead. */
    synchronized void sendAheadFromNowOn() {
        ahead = true;
    }

    /**
     * Adds a turn. It comes to {@link NotAsked} if a turn before it fails.
     *
     * @throws RejectedExecutionException if the queue has been ended
     */
    synchronized void add(Turn<?> turn) {
        thread.execute(() -> take(turn));
        waiting.add(turn);
        sendNextAhead();
    }

    /** Adds something to be done, whatever becomes of the turns before it. Not, if the queue has been ended. */
    void addLast(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(work);
        }
    }

    private void take(Turn<?> turn) {
        begin(turn);
        try {
            if (spent) {
                throw new NotAsked();
            }
            turn.send(pipes);
            setAnswering(turn);
            if (!turn.receive(pipes)) {
                spent = true; // nobody waits any more, and what becomes of the process is being decided
            }
        } catch (IOException | AdapterFailure | NotAsked failure) {
            spent = true;
            turn.fails(failure);
        } catch (RuntimeException | Error unexpected) {
            spent = true;
            turn.fails(unexpected);
        } finally {
            setAnswered();
        }
    }

    private synchronized void begin(Turn<?> turn) {
        waiting.remove(turn);
        latest = Optional.of(turn);
        turn.begin();
    }

    private synchronized void setAnswering(Turn<?> turn) {
        answering = Optional.of(turn);
        sendNextAhead();
    }

    private synchronized void setAnswered() {
        answering = Optional.empty();
    }

    private void sendNextAhead() {
        Turn<?> next = waiting.peek();
        if (ahead && !spent && next != null && !next.isSentAhead() && isRoomFor(next)) {
            next.sendAhead(pipes);
        }
    }

    private boolean isRoomFor(Turn<?> next) {
        return answering
                .map(before -> (long) before.size() + next.size() <= ROOM)
                .orElse(false);
    }

    /** The turn that goes on fails, if it has not come to an end. */
    void fail(Throwable reason) {
        latest.ifPresent(turn -> turn.fails(reason));
    }

    /** Ends the thread. What has not begun never does. */
    void end() {
        spent = true; // also for the one that the thread is about to begin
        thread.shutdownNow();
        neverBegun().forEach(turn -> turn.fails(new NotAsked()));
    }

    private synchronized List<Turn<?>> neverBegun() {
        return List.copyOf(waiting);
    }
}
