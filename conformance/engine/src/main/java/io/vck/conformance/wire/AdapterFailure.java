package io.vck.conformance.wire;

import java.time.Duration;
import java.util.Optional;

/** An adapter is of no more use. The message is a sentence about it. */
final class AdapterFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> limit;

    private AdapterFailure(String message, Optional<Duration> limit) {
        super(message, null, false, false);
        this.limit = limit;
    }

    static AdapterFailure because(String sentence) {
        return new AdapterFailure(sentence, Optional.empty());
    }

    static AdapterFailure timedOut(Duration limit) {
        return new AdapterFailure(
                "the adapter did not answer within " + limit.toMillis() / 1000.0 + " s", Optional.of(limit));
    }

    /** The limit, if it took longer than that. */
    Optional<Duration> limit() {
        return limit;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
