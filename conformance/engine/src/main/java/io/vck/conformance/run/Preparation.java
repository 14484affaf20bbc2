package io.vck.conformance.run;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Oracle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes what a case needs before any backend sees it. Several threads use it at a time. */
public interface Preparation {

    /**
     * The inputs of a case and the oracle over them.
     *
     * @throws RuntimeException if the case is wrong, for example because an input's expression raises
     */
    Prepared prepare(Case wanted);

    /**
     * A case that is ready to run.
     *
     * @param inputs of its program, in order
     * @param oracle for what the reference expects
     */
    record Prepared(Map<String, Value<TensorData>> inputs, Oracle oracle) {
        public Prepared {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }
}
