package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.inputs.ReferenceOracle;
import java.util.Map;

/** Makes inputs with the reference's views and arithmetic, and takes the reference for the oracle. */
public final class ReferencePreparation implements Preparation {
    private final CaseInputs<?> inputs = CaseInputs.byReference();
    private final Backend.Session reference = new ReferenceBackend().open();

    @Override
    public Prepared prepare(Case wanted) {
        Map<String, Value<TensorData>> made = inputs.of(wanted);
        return new Prepared(made, new ReferenceOracle(reference, made));
    }
}
