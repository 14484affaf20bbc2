package io.vck.conformance.snippet;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.WrittenCase;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.run.LoggedRuns;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.run.ReferencePreparation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cases of every kind, by the kit's ids. */
public final class Samples {
    /** Of every kind; what each is a sample of stands behind it. */
    public static final List<String> ALL = List.of(
            "api/levels/outer-product", // nested, shape
            "api/map-and-stack/one-input", // value, law
            "api/out-dims/identity[1 of 2]", // view, address
            "api/refusal-order/kind-of-out_dims-before-kind-of-in_dims", // raises
            "api/in-place/acos_-warns", // warns, in place
            "api/in-place/atan2_-with-10000-lanes", // large
            "api/in-place/acos_-returns-its-input[one-level]", // same object
            "api/map-and-stack/constant-function", // strides, captured
            "api/in-dims/none-for-a-number", // numbers
            "operators/splitting/split[last-dim]", // several results
            "api/containers/pair[tuple, int]", // containers
            "api/containers/dict[int]",
            "operators/random/into-a-mapped-tensor[bernoulli_]", // random operators are refused
            "operators/dtypes/conversion[to(float64)]", // dtypes
            "table/pointwise/complex[abs,lanes without dims]", // complex, lanes without dims
            "operators/splitting/unbind-without-elements", // no elements
            "beyond/words/random-outside", // warnings and words
            "gradients/nesting/without-create_graph",
            "gradients/operators/pointwise[abs]"); // gradients

    private static final Map<String, Case> CASES =
            LoggedRuns.bundledCases().stream().collect(Collectors.toMap(Case::id, Function.identity()));
    private static final Preparation PREPARATION = new ReferencePreparation();

    private Samples() {}

    public static Case caseOf(String id) {
        Case tested = CASES.get(id);
        if (tested == null) {
            throw new AssertionError("there is no case " + id);
        }
        return tested;
    }

    /**
     * A case of its own, judged by the law.
     *
     * @param inputs expressions by name
     * @param by whose loop the law is
     */
    static Reproduced written(Map<String, String> inputs, EqualsMapStack by, String... run) {
        WrittenCase written = WrittenCase.of("some/case").runs(run).expects(by);
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            written = written.with(input.getKey(), input.getValue());
        }
        Case made = written.build();
        Preparation.Prepared prepared = new ReferencePreparation().prepare(made);
        return new Reproduced(made, prepared.inputs(), prepared.oracle());
    }

    public static Reproduced of(String id) {
        Case tested = caseOf(id);
        Preparation.Prepared prepared = PREPARATION.prepare(tested);
        return new Reproduced(tested, prepared.inputs(), prepared.oracle());
    }
}
