package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Settings;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.Case;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.inputs.ReferenceOracle;
import io.vck.reference.tensor.Tensor;
import java.util.Map;

/** Makes inputs with the reference's views and arithmetic, and takes the reference for the oracle. */
final class ReferencePreparation implements Preparation {
    private final CaseInputs<Tensor> inputs = new CaseInputs<>(
            () -> new ReferenceLibrary(Settings.DEFAULT, ReferencePreparation::ignore), new ReferenceMemory());
    private final Backend.Session reference = new ReferenceBackend().open();

    @Override
    public Prepared prepare(Case wanted) {
        Map<String, Value<TensorData>> made = inputs.of(wanted);
        return new Prepared(made, new ReferenceOracle(reference, made));
    }

    /** What the making of inputs warns of is no concern of the case. */
    private static void ignore(String warning) {}
}
