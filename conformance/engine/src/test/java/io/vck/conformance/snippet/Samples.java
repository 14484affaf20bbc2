package io.vck.conformance.snippet;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.language.ProgramParser;
import io.vck.conformance.run.LoggedRuns;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.run.ReferencePreparation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Map<String, Node> expressions = new LinkedHashMap<>();
        inputs.forEach((name, text) -> expressions.put(name, node(text)));
        Case made = new Case(
                "some/case",
                "",
                List.of(),
                expressions,
                new Program(Stream.of(run).map(Samples::node).toList()),
                List.of(by),
                List.of(),
                Set.of(),
                new Settings(false),
                Optional.empty(),
                Map.of(),
                new SourceLocation("test.json", 1, 1, "/cases/0"));
        Preparation.Prepared prepared = new ReferencePreparation().prepare(made);
        return new Reproduced(made, prepared.inputs(), prepared.oracle());
    }

    private static Node node(String text) {
        return ProgramParser.step(text).node().orElseThrow();
    }

    public static Reproduced of(String id) {
        Case tested = caseOf(id);
        Preparation.Prepared prepared = PREPARATION.prepare(tested);
        return new Reproduced(tested, prepared.inputs(), prepared.oracle());
    }
}
