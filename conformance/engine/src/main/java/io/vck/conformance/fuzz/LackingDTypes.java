package io.vck.conformance.fuzz;

import io.vck.backend.value.DType;
import io.vck.conformance.fuzz.generate.DTypeProbe;
import io.vck.conformance.fuzz.trial.Ending;
import io.vck.conformance.fuzz.trial.Trials;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which dtypes a backend lacks. Programs that need one would tell nothing, so none is drawn. */
public final class LackingDTypes {
    private LackingDTypes() {}

    /** Those of which the backend can't take and give back a tensor. */
    public static Set<DType> of(Trials trials) {
        Set<DType> lacking = EnumSet.noneOf(DType.class);
        for (DType dtype : DType.values()) {
            if (trials.run(Trials.Prepared.of(DTypeProbe.of(dtype))) instanceof Ending.Unsupported) {
                lacking.add(dtype);
            }
        }
        return Collections.unmodifiableSet(lacking);
    }
}
