package io.vck.conformance.run;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one case on one backend.
 *
 * @param inputs of the program; empty if they could not be made
 * @param observation of the backend; empty if it was not asked
 * @param elapsed what the backend took
 */
public record Result(
        Case tested,
        BackendInfo backend,
        Map<String, Value<TensorData>> inputs,
        Optional<Observation> observation,
        Verdict verdict,
        Duration elapsed) {}
