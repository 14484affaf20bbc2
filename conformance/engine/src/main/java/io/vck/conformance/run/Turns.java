package io.vck.conformance.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets the results of cases that are worked on at the same time come in the order of the cases: those of a case wait until
 * all cases before it are done. They are made ready at once, so that only what the order is for is done one after the other.
 */
final class Turns {
    private final ResultSink sink;
    private final Map<Integer, List<Runnable>> waiting = new HashMap<>();
    private final Set<Integer> doneEarly = new HashSet<>();
    private int current;

    Turns(ResultSink sink) {
        this.sink = sink;
    }

    /** Takes the results of a case, by its place in the order. */
    ResultSink of(int number) {
        return result -> accept(number, ready(result));
    }

    /** What goes wrong with a result comes in its turn as well: those before it are taken all the same. */
    private Runnable ready(Result result) {
        try {
            return sink.ready(result);
        } catch (RuntimeException | Error wrong) {
            return () -> {
                throw wrong;
            };
        }
    }

    private synchronized void accept(int number, Runnable ready) {
        if (number == current) {
            ready.run();
        } else {
            waiting.computeIfAbsent(number, each -> new ArrayList<>()).add(ready);
        }
    }

    /** No more results of that case will come. */
    synchronized void done(int number) {
        doneEarly.add(number);
        while (doneEarly.remove(current)) {
            current++;
            waiting.getOrDefault(current, List.of()).forEach(Runnable::run);
            waiting.remove(current);
        }
    }
}
