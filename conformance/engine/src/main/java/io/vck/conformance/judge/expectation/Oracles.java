package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Errors;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.SourceText;
import java.util.Map;
import java.util.Optional;

/** What an oracle's answer means where a value was hoped for. */
final class Oracles {
    private Oracles() {}

    /**
     * The variables of an oracle's run, or why there are none.
     *
     * @param values present unless {@code instead} is
     */
    record Answer(Map<String, Value<ObservedTensor>> values, Optional<Finding> instead) {
        static Answer instead(Finding finding) {
            return new Answer(Map.of(), Optional.of(finding));
        }
    }

    /** Whatever keeps the reference from an answer is the fault of the case. */
    static Answer ofReference(Observation observation, Program program) {
        String source = " while it ran `" + SourceText.of(program) + "` for the expected value";
        if (observation instanceof Observation.Returned returned) {
            return new Answer(returned.seen().values(), Optional.empty());
        } else if (observation instanceof Observation.Raised raised) {
            return Answer.instead(new Finding.Broken("the reference raised " + Errors.headline(raised) + source));
        } else if (observation instanceof Observation.Unsupported unsupported) {
            return Answer.instead(
                    new Finding.Broken("the reference can't do it (" + unsupported.reason() + ")" + source));
        }
        return Answer.instead(new Finding.Broken("the reference gave no answer (" + observation + ")" + source));
    }

    /** Whatever keeps a backend from an answer to its own loop is the backend's. */
    static Answer ofBackend(Observation observation, Program program) {
        if (observation instanceof Observation.Returned returned) {
            return new Answer(returned.seen().values(), Optional.empty());
        } else if (observation instanceof Observation.Raised raised) {
            return Answer.instead(new Finding.Raised(
                    "the backend's own loop over the lanes raised " + Errors.describe(raised, program)));
        } else if (observation instanceof Observation.TimedOut timedOut) {
            return Answer.instead(new Finding.Stopped(
                    Outcome.TIMEOUT,
                    "the backend's own loop over the lanes gave no answer within "
                            + timedOut.limit().toMillis() + " ms"));
        } else if (observation instanceof Observation.Crashed crashed) {
            return Answer.instead(
                    new Finding.Stopped(Outcome.CRASH, "the backend's own loop over the lanes: " + crashed.detail()));
        }
        return Answer.instead(new Finding.Unchecked("loop"));
    }
}
