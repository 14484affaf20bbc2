package io.vck.conformance.lint;

import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Oracle;
import java.util.Map;

/** What a case needs in order to run and to be judged. */
public interface Materials {

    /** The case's inputs, by name, in order. */
    Map<String, Value<TensorData>> inputs(Case of);

    /** The oracle over those inputs. */
    Oracle oracle(Case of, Map<String, Value<TensorData>> inputs);
}
