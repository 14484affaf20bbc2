package io.vck.conformance.wire;

import io.vck.backend.spi.Observation;
import java.time.Duration;
import java.util.Optional;

/** An adapter is of no more use. The message is a sentence about it. */
final class AdapterFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> limit;
    private final boolean unread;
    private final String partOfAnswer;

    private AdapterFailure(String message, Optional<Duration> limit, boolean unread, String partOfAnswer) {
        super(message, null, false, false);
        this.limit = limit;
        this.unread = unread;
        this.partOfAnswer = partOfAnswer;
    }

    static AdapterFailure because(String sentence) {
        return new AdapterFailure(sentence, Optional.empty(), false, "");
    }

    /** It did not even read what it was sent. */
    static AdapterFailure unread(String sentence) {
        return new AdapterFailure(sentence, Optional.empty(), true, "");
    }

    /**
     * It took too long.
     *
     * @param partOfAnswer what there was of the answer by then; empty if nothing that there would be to tell
     */
    static AdapterFailure timedOut(Duration limit, String partOfAnswer) {
        String sentence = "the adapter did not answer within " + limit.toMillis() / 1000.0 + " s";
        return new AdapterFailure(
                new Observation.TimedOut(limit, partOfAnswer).explain(sentence),
                Optional.of(limit),
                false,
                partOfAnswer);
    }

    /** The limit, if it took longer than that. */
    Optional<Duration> limit() {
        return limit;
    }

    /** What there was of the answer when it took too long; empty if nothing that there would be to tell. */
    String partOfAnswer() {
        return partOfAnswer;
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
