package io.vck.conformance.wire;

import java.time.Duration;
import java.util.Optional;

/** An adapter is of no more use. The message is a sentence about it. */
final class AdapterFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> limit;
    private final boolean unread;

    private AdapterFailure(String message, Optional<Duration> limit, boolean unread) {
        super(message, null, false, false);
        this.limit = limit;
        this.unread = unread;
    }

    static AdapterFailure because(String sentence) {
        return new AdapterFailure(sentence, Optional.empty(), false);
    }

    /** It did not even read what it was sent. */
    static AdapterFailure unread(String sentence) {
        return new AdapterFailure(sentence, Optional.empty(), true);
    }

    static AdapterFailure timedOut(Duration limit) {
        return new AdapterFailure(
                "the adapter did not answer within " + limit.toMillis() / 1000.0 + " s", Optional.of(limit), false);
    }

    /** The limit, if it took longer than that. */
    Optional<Duration> limit() {
        return limit;
    }

    /** Whether it had stopped reading before it was sent all of the message. */
    boolean isUnread() {
        return unread;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
