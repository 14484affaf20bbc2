package io.vck.conformance.smoke;

import io.vck.conformance.wire.WireConversation.Farewell;
import java.util.List;

/** Does the adapter end when it is to? */
final class EndingChecks {
    private static final Rows ROWS = new Rows(Section.ENDING);

    private EndingChecks() {}

    static List<Check> all() {
        return List.of(
                row(
                        "stop",
                        "The adapter ends after `stop`.",
                        "Leave the loop that reads messages on {\"type\": \"stop\"}, without an answer, and exit.",
                        Farewell.STOP,
                        "after the message stop"),
                row(
                        "end-of-input",
                        "The adapter ends when its standard input does.",
                        "Leave the loop that reads messages when there are no more lines, and exit: the kit may have been killed.",
                        Farewell.END_OF_INPUT,
                        "after the end of its standard input"));
    }

    private static Check row(String label, String about, String mend, Farewell farewell, String when) {
        return ROWS.row(
                label,
                about,
                mend,
                subject -> subject.endsAfter(farewell)
                        .<Outcome>map(ended -> ended
                                ? new Outcome.Passed()
                                : new Outcome.Failed("the adapter went on running " + when, Lines.NONE))
                        .orElseGet(() -> new Outcome.NotApplicable("the backend runs in the kit's own process")));
    }
}
