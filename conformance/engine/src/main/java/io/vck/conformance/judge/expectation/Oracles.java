package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Errors;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an oracle's answer means where a value was hoped for. */
final class Oracles {
    private Oracles() {}

    /** The tensor without what values are not compared by. */
    private static ObservedTensor comparable(ObservedTensor tensor) {
        return new ObservedTensor(tensor.dtype(), tensor.shape(), Optional.empty(), Optional.empty(), tensor.bytes());
    }

    /**
     * The variables of an oracle's run, or why there are none.
     *
     * @param values present unless {@code instead} is
     */
    record Answer(Map<String, Value<ObservedTensor>> values, Optional<Finding> instead) {
        static Answer instead(Finding finding) {
            return new Answer(Map.of(), Optional.of(finding));
        }

        /** The values of variables as data. */
        Expected asData(Set<String> variables) {
            Map<String, Value<ObservedTensor>> found = new LinkedHashMap<>();
            for (String variable : variables) {
                Value<ObservedTensor> value = values.get(variable);
                if (value == null) {
                    return new Expected.Unknown(
                            instead.map(Finding::describe).orElse("the oracle has no value of `" + variable + "`"));
                }
                found.put(variable, value.map(Oracles::comparable));
            }
            return new Expected.Values(found);
        }
    }

    /** Whatever keeps the reference from an answer is the fault of the case. */
    static Answer ofReference(Observation observation, Program program) {
        if (observation instanceof Observation.Returned returned) {
            return new Answer(returned.seen().values(), Optional.empty());
        }
        String source = " while it ran `" + SourceText.of(program) + "` for the expected value";
        if (observation instanceof Observation.Raised raised) {
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
                    timedOut.explain("the backend's own loop over the lanes gave no answer within "
                            + timedOut.limit().toMillis() + " ms")));
        } else if (observation instanceof Observation.Crashed crashed) {
            return Answer.instead(
                    new Finding.Stopped(Outcome.CRASH, "the backend's own loop over the lanes: " + crashed.detail()));
        }
        return Answer.instead(new Finding.Unchecked("loop"));
    }
}
