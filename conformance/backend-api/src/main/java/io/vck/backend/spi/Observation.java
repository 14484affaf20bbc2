package io.vck.backend.spi;

import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened when a backend was asked to run a program. */
public sealed interface Observation {

    /**
     * What could be seen after a program, whether it returned or raised.
     *
     * @param values the values of the variables that were asked for and exist
     * @param aliases the same for identities: the value with each tensor replaced by its {@link Alias}
     * @param warnings the texts of the warnings, in order
     */
    record Seen(Map<String, Value<ObservedTensor>> values, Map<String, Value<Alias>> aliases, List<String> warnings) {
        /** Nothing. */
        public static final Seen NOTHING = new Seen(Map.of(), Map.of(), List.of());

        public Seen {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
            warnings = List.copyOf(warnings);
        }
    }

    /** The program ran to its end. */
    record Returned(Seen seen) implements Observation {}

    /**
     * The program raised an error.
     *
     * @param step the index of the program's step that raised
     * @param kinds the error's type and those that it is a subclass of, the most specific one first
     */
    record Raised(int step, List<String> kinds, String message, Seen seen) implements Observation {
        public Raised {
            kinds = List.copyOf(kinds);
        }
    }

    /** The backend can't run this program, and says why. */
    record Unsupported(String reason) implements Observation {}

    /**
     * The backend did not answer in time; made by the harness.
     *
     * @param detail what there was of an answer by then; can be empty
     */
    record TimedOut(Duration limit, String detail) implements Observation {
        /** There was nothing of an answer that there would be to tell. */
        public TimedOut(Duration limit) {
            this(limit, "");
        }

        /** A sentence as it is, or with the detail. */
        public String explain(String sentence) {
            return detail.isEmpty() ? sentence : sentence + ": " + detail;
        }
    }

    /** The backend broke, died or did not keep to the protocol; made by the harness. */
    record Crashed(String detail) implements Observation {}
}
