package io.vck.conformance.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.cases.load.CaseFileLoader;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.inputs.ReferenceOracle;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.run.Runner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledCasesTest {
    private static final Backend.Session REFERENCE = new ReferenceBackend().open();
    private static final Backend.Session LOOP = new LoopBackend().open();
    private static final CaseInputs<?> INPUTS = CaseInputs.byReference();

    /** Named by their ids, in reports and editors. */
    static List<Named<Case>> cases() {
        Vocabulary vocabulary = Vocabulary.of(
                ReferenceLibrary::hasOperator,
                ReferenceLibrary::isRandom,
                BundledCases.operators(),
                BundledCases.profiles(),
                BundledCases.specification());
        return new CaseFileLoader(vocabulary)
                .load(BundledCases.sources()).cases().stream()
                        .map(each -> Named.of(each.id(), each))
                        .toList();
    }

    /** What only a backend's own loop can judge calls operators that the reference has no kernel for. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theReferencePasses(Case tested) {
        Verdict verdict = verdict(tested, REFERENCE);
        boolean lacksKernel = tested.expectations().contains(EqualsMapStack.BY_BACKEND);
        assertThat(verdict.outcome())
                .as("%s: %s", tested.id(), verdict.message())
                .isEqualTo(lacksKernel ? Outcome.UNSUPPORTED : Outcome.PASS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theLoopPassesWhatItSupports(Case tested) {
        Verdict verdict = verdict(tested, LOOP);
        assertThat(verdict.outcome())
                .as("%s: %s", tested.id(), verdict.message())
                .isIn(Outcome.PASS, Outcome.UNSUPPORTED);
    }

    /** The guard of most operator cases: if it could not fail, a lost batching rule would go unnoticed. */
    @Test
    void whatForbidsTheFallbackFailsWhereItIsTaken() {
        Case taken = cases().stream()
                .map(Named::getPayload)
                .filter(each -> each.id().equals("operators/fallback/is-told-from-a-rule"))
                .findFirst()
                .orElseThrow();
        assertThat(taken.expectations()).contains(new Fallback(true));

        Verdict verdict = verdict(forbidding(taken), REFERENCE);

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.message())
                .startsWith("fallback: expected no warning")
                .contains("aten::var_mean");
    }

    private static Case forbidding(Case one) {
        return new Case(
                one.id(),
                one.about(),
                one.requirements(),
                one.inputs(),
                one.program(),
                List.of(new Fallback(false)),
                one.mirrors(),
                one.capabilities(),
                one.settings(),
                one.disputed(),
                one.blind(),
                one.source());
    }

    private static Verdict verdict(Case tested, Backend.Session session) {
        return new Runner(BundledCasesTest::prepare, Optional.empty(), result -> {})
                .run(tested, session)
                .verdict();
    }

    private static Preparation.Prepared prepare(Case wanted) {
        Map<String, Value<TensorData>> inputs = INPUTS.of(wanted);
        return new Preparation.Prepared(inputs, new ReferenceOracle(REFERENCE, inputs));
    }
}
