package io.vck.conformance.wire;

import io.vck.backend.spi.Request;
import java.util.concurrent.atomic.AtomicLong;

/** A program that an adapter is asked for, again if the first turned out to be of no use. See NOTE [Whose fault]. */
final class Asking {
    private final AtomicLong numbers;
    private final WireMessage content;
    private final int steps;

    /**
     * @param numbers the last number that a program was sent with
     * @param attachments whether adapters take some
     */
    Asking(Request request, AtomicLong numbers, boolean attachments) {
        this.numbers = numbers;
        content = RequestWriter.content(request, attachments);
        steps = request.program().steps().size();
    }

    /** What is to be done with that adapter. */
    Attempt of(Adapter adapter) {
        return new Attempt(adapter, numbers, content, steps, false);
    }

    /** The same, with nothing else that the adapter has at the same time. */
    Attempt aloneOf(Adapter adapter) {
        return new Attempt(adapter, numbers, content, steps, true);
    }
}
