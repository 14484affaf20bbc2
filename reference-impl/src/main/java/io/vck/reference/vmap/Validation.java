package io.vck.reference.vmap;

import java.util.List;

/** The checks of {@code vmap} by themselves, for an implementation that does the mapping in another way. */
public final class Validation {
    private Validation() {}

    /** Checks {@code in_dims}, {@code out_dims} and the inputs as {@code vmap} does before it calls the function. */
    public static void checkCall(String function, Object inDims, Object outDims, List<Object> inputs) {
        Outputs.checkOutDims(function, outDims);
        Inputs.check(function, inDims, inputs);
    }

    /** Checks what the function returned: for which types, and whether there is an out_dim for each result. */
    public static void checkResult(String function, Object outDims, Object result) {
        Outputs.checkResult(function, result);
        Outputs.outDimOfEach(function, outDims, Outputs.results(result).size());
    }
}
