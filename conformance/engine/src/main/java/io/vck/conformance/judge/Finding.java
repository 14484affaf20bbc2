package io.vck.conformance.judge;

import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import java.util.Map;
import java.util.Optional;

/** What judging one expectation came to. */
public sealed interface Finding {

    /** The name in logs: {@code met}, {@code unmet}, ... */
    String label();

    /** What there is to say about it; empty if it is met. */
    String describe();

    /** It is met. */
    record Met() implements Finding {
        @Override
        public String label() {
            return "met";
        }

        @Override
        public String describe() {
            return "";
        }
    }

    /** It says something about the case; there is nothing to judge. */
    record Noted() implements Finding {
        @Override
        public String label() {
            return "noted";
        }

        @Override
        public String describe() {
            return "";
        }
    }

    /**
     * It is not met.
     *
     * @param expected the values that variables were to have, if values were compared
     */
    record Unmet(Difference difference, Map<String, Value<ObservedTensor>> expected) implements Finding {
        public Unmet {
            expected = Map.copyOf(expected);
        }

        /** Something that is no value is not as expected. */
        public Unmet(Difference difference) {
            this(difference, Map.of());
        }

        /** The same finding, its difference diagnosed. */
        public Unmet diagnosed(Optional<Diagnosis> diagnosis) {
            return new Unmet(difference.diagnosed(diagnosis), expected);
        }

        @Override
        public String label() {
            return "unmet";
        }

        @Override
        public String describe() {
            return difference.describe();
        }
    }

    /** The program raised, so there is nothing to compare; the message is the error. */
    record Raised(String message) implements Finding {
        @Override
        public String label() {
            return "raised";
        }

        @Override
        public String describe() {
            return message;
        }
    }

    /** The backend stopped when it was asked to be its own oracle: it timed out or crashed. */
    record Stopped(Outcome outcome, String message) implements Finding {
        @Override
        public String label() {
            return "stopped";
        }

        @Override
        public String describe() {
            return message;
        }
    }

    /** The backend can't observe it. */
    record Unchecked(String capability) implements Finding {
        @Override
        public String label() {
            return "unchecked";
        }

        @Override
        public String describe() {
            return "the backend does not have: " + capability;
        }
    }

    /** It can't be judged because the case is wrong, for example because its oracle raises. */
    record Broken(String reason) implements Finding {
        @Override
        public String label() {
            return "broken";
        }

        @Override
        public String describe() {
            return reason;
        }
    }
}
