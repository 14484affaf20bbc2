package io.vck.conformance.lint;

import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.lint.claims.Inventory;
import io.vck.conformance.run.Preparation;
import io.vck.reference.tensor.Tensor;

/** The lint as the kit runs it: by the reference, against the bundled inventory. */
public final class ReferenceLint {
    private ReferenceLint() {}

    /**
     * The lint.
     *
     * @param preparation makes inputs and oracles
     * @param specification whose requirements the cases are for
     */
    public static Lint<Tensor> of(Preparation preparation, Specification specification) {
        return new Lint<>(
                new ReferenceBackend(),
                new ReferenceItems(),
                new ReferenceParameters(),
                preparation,
                new Lint.Rules(specification.requirements().keySet(), Inventory.bundled()));
    }
}
