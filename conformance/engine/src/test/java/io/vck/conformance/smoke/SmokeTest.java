package io.vck.conformance.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.load.BundledCases;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmokeTest {
    private static final Set<String> CAPABILITIES =
            BundledCases.profiles().capabilities().keySet();

    private static Smoke.Report run(Backend backend) {
        return new Smoke(Checks.all(CAPABILITIES), Duration.ofSeconds(5)).run(backend, check -> true, result -> {});
    }

    private static List<String> failures(Smoke.Report report) {
        return report.with(Outcome.Failed.class).stream()
                .map(result -> result.check().name() + ": " + ((Outcome.Failed) result.outcome()).what())
                .toList();
    }

    private static List<String> notApplicable(Smoke.Report report) {
        return report.with(Outcome.NotApplicable.class).stream()
                .map(result -> result.check().name() + ": " + ((Outcome.NotApplicable) result.outcome()).why())
                .toList();
    }

    @Test
    void theReferencePassesEveryCheckThatIsNotOfAProcess() {
        Smoke.Report report = run(new ReferenceBackend());
        assertThat(failures(report)).isEmpty();
        assertThat(notApplicable(report))
                .containsExactly(
                        "conversation/ahead: the adapter takes no messages ahead, and need not",
                        "tensors/attachments: the adapter takes no attachments, and need not",
                        "ending/stop: the backend runs in the kit's own process",
                        "ending/end-of-input: the backend runs in the kit's own process");
    }

    @Test
    void checksOfCapabilitiesThatAreNotClaimedDoNotApply() {
        Smoke.Report report = run(new LoopBackend());
        assertThat(failures(report)).isEmpty();
        assertThat(notApplicable(report))
                .contains(
                        "capabilities/aliasing/itself: does not claim aliasing",
                        "capabilities/strides/transposed: does not claim strides");
    }

    @Test
    void everyCapabilityHasACheck() {
        Set<String> checked = Checks.all(CAPABILITIES).stream()
                .flatMap(check -> check.capabilities().stream())
                .collect(Collectors.toSet());
        assertThat(checked).isEqualTo(CAPABILITIES);
    }

    @Test
    void namesAreUniqueAndTheEssentialChecksComeFirst() {
        List<Check> checks = Checks.all(CAPABILITIES);
        assertThat(checks).extracting(Check::name).doesNotHaveDuplicates();
        assertThat(checks.stream().filter(Check::essential).map(Check::name))
                .containsExactly("conversation/start", "conversation/run", "conversation/next-run", "tensors/first");
    }

    /** The first failure, word for word, and how many there are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CLAIMS_WHAT_NOBODY_KNOWS | 1 | conversation/capabilities: capabilities names flying, which the suite does not have",
                "IGNORES_STRIDES | 6 | tensors/layout/transposed: values.result.tensor has 1.0 at [0, 1] instead of 3.0; 4 of 6 elements differ: the strides are ignored",
                "IGNORES_OFFSET | 5 | tensors/layout/offset: values.result.tensor has 0.0 at [0, 0] instead of 4.0; 4 of 4 elements differ: the offset is ignored",
                "COPIES_EACH_INPUT | 2 | capabilities/in-place/shared: values.result.tensor has 2.0 at [0] instead of 0.0; 1 of 2 elements differ",
                "DROPS_THE_SIGN_OF_ZERO | 4 | tensors/float32/minus-zero: values.result.tensor has 0.0 at [0] instead of -0.0; 1 of 2 elements differ",
                "NAN_AS_ZERO | 4 | tensors/float32/nan: values.result.tensor has 0.0 at [0] instead of NaN; 1 of 2 elements differ",
                "FLUSHES_SUBNORMALS | 2 | tensors/float64/subnormals: values.result.tensor has 0.0 at [0] instead of 4.9E-324; 2 of 2 elements differ",
                "LONGS_THROUGH_DOUBLES | 1 | tensors/int64/extremes: values.result.tensor has 9007199254740992 at [2] instead of 9007199254740993; 1 of 3 elements differ",
                "INT32_AS_INT64 | 3 | tensors/int32/values: values.result.tensor.dtype is int64 instead of int32",
                "FLATTENS_EMPTY_TENSORS | 1 | tensors/shape/empty-in-the-middle: values.result.tensor.shape is [0] instead of [2, 0, 3]",
                "LISTS_FOR_TUPLES | 13 | values/int-of-64-bits: values.result is of the kind list instead of tuple",
                "INTS_FOR_WHOLE_FLOATS | 4 | values/whole-float: values.result is of the kind int instead of float",
                "SWALLOWS_ERRORS | 8 | errors/raised: the answer is returned instead of raised",
                "RAISES_WHAT_IT_LACKS | 5 | errors/unknown-function: the answer is raised (AttributeError, Exception: no kernel for torch.no_such_operator) instead of unsupported",
                "ALWAYS_THE_FIRST_STEP | 3 | errors/step: step is 0 instead of 2",
                "NOTHING_SEEN_OF_ERRORS | 1 | errors/values-before: values has the keys [] instead of [x, y]",
                "TELLS_UNASKED | 11 | tensors/sharing/two-windows-of-one-storage: values has the keys [result, x, y] instead of [x, y]",
                "ALWAYS_WARNS | 3 | observing/unasked: warnings is [experimental] instead of []",
                "STRIDES_OF_A_COPY | 2 | capabilities/strides/transposed: values.result.tensor.strides is [3, 1] instead of [1, 1]",
                "NO_GRADIENT_FLAG | 2 | capabilities/requires-grad/leaf: values.result.tensor.requires_grad is missing",
            })
    void aBrokenBackendIsToldWhatIsWrong(BrokenBackends broken, int count, String first) {
        List<String> failures = failures(run(broken));
        assertThat(failures).first().isEqualTo(first);
        assertThat(failures).hasSize(count);
    }

    /** Each thing that can be wrong is told above: a new one must be too. */
    @Test
    void noneOfTheBackendsIsBrokenByAccident() {
        assertThat(failures(run(BrokenBackends.NONE))).isEmpty();
        assertThat(new HashSet<>(List.of(BrokenBackends.values()))).hasSize(21);
    }
}
