package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.inputs.ReferenceOracle;
import io.vck.conformance.judge.Oracle;
import io.vck.conformance.prepared.PreparedSuite;
import java.util.Map;
import java.util.Optional;

/** Makes inputs with the reference's views and arithmetic, and takes the reference for the oracle. */
public final class ReferencePreparation implements Preparation {
    private final CaseInputs<?> inputs = CaseInputs.byReference();
    private final Backend.Session reference = new ReferenceBackend().open();

    private final Optional<PreparedSuite> answers;

    /** Everything is computed. */
    public ReferencePreparation() {
        this(Optional.empty());
    }

    /**
     * Inputs are computed.
     *
     * @param answers what the reference is known to expect of cases that come from there
     */
    public ReferencePreparation(Optional<PreparedSuite> answers) {
        this.answers = answers;
    }

    @Override
    public Prepared prepare(Case wanted) {
        Map<String, Value<TensorData>> made = inputs.of(wanted);
        Oracle computing = new ReferenceOracle(reference, made);
        return new Prepared(
                made, answers.map(known -> known.oracle(wanted, computing)).orElse(computing));
    }
}
