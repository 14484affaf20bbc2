package io.vck.conformance.rejudge;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Oracle;
import io.vck.reports.log.Digest;
import io.vck.reports.log.LogTensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An oracle that remembers the tensors that were expected: one that was observed can be told by its digest among them, or
 * among the case's inputs.
 */
final class RecordingOracle implements Oracle {
    private final Oracle oracle;
    private final List<ObservedTensor> known = new ArrayList<>();

    /**
     * @param oracle that answers
     * @param inputs of the case
     */
    RecordingOracle(Oracle oracle, Collection<Value<TensorData>> inputs) {
        this.oracle = oracle;
        inputs.stream()
                .map(Value::tensors)
                .flatMap(List::stream)
                .forEach(input -> known.add(new ObservedTensor(
                        input.dtype(), input.shape(), Optional.empty(), Optional.empty(), input.rowMajorBytes())));
    }

    @Override
    public Observation evaluate(Program program, Observe observe) {
        return recorded(oracle.evaluate(program, observe));
    }

    @Override
    public Observation mapStack(Program program, Observe observe) {
        return recorded(oracle.mapStack(program, observe));
    }

    @Override
    public Observation mapStackByBackend(Program program, Observe observe) {
        throw new NotKept("what the backend's own loop gave was not kept");
    }

    private Observation recorded(Observation answer) {
        if (answer instanceof Observation.Returned returned) {
            returned.seen().values().values().stream().map(Value::tensors).forEach(known::addAll);
        }
        return answer;
    }

    /** The elements of a tensor that is the same as one that is known, bit by bit. */
    Optional<byte[]> elements(LogTensor.Summary summary) {
        return known.stream()
                .filter(tensor -> tensor.dtype().label().equals(summary.dtype())
                        && tensor.shape().equals(summary.shape())
                        && Digest.crc32c(tensor.bytes()).equals(summary.crc32c()))
                .map(ObservedTensor::bytes)
                .findFirst();
    }
}
