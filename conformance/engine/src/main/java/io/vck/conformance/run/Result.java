package io.vck.conformance.run;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Origin;
import io.vck.conformance.judge.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one case on one backend.
 *
 * @param inputs of the program, for the log
 * @param observation of the backend; empty if it was not asked
 * @param elapsed what the backend took
 * @param origin of a failure, where it can be told
 * @param snippets that reproduce a failure without the kit, by the library that they are for
 */
public record Result(
        Case tested,
        BackendInfo backend,
        DescribedInputs inputs,
        Optional<Observation> observation,
        Verdict verdict,
        Duration elapsed,
        Optional<Origin> origin,
        Map<String, String> snippets) {
    public Result {
        snippets = Collections.unmodifiableMap(new LinkedHashMap<>(snippets));
    }

    /** A result of which there is no more to tell. */
    public Result(
            Case tested,
            BackendInfo backend,
            DescribedInputs inputs,
            Optional<Observation> observation,
            Verdict verdict,
            Duration elapsed) {
        this(tested, backend, inputs, observation, verdict, elapsed, Optional.empty(), Map.of());
    }
}
