package io.vck.conformance.lint.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.lint.claims.Claims.Claim;
import io.vck.conformance.lint.claims.OperatorParameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
    private static final List<Scenario> INVENTORY = Inventory.bundled();
    private static final Strictness DIRECT =
            new Strictness(Set.of("equals"), Optional.empty(), false, false, false, false);
    private static final OperatorParameters SUM = operator -> operator.equals("sum")
            ? List.of(List.of(
                    new Parameter("self", Optional.empty()),
                    new Parameter("dim", Optional.of(new Item.NoneItem())),
                    new Parameter("keepdim", Optional.of(new Item.BoolItem(false)))))
            : List.of();

    private static Scenario scenario(String id) {
        return INVENTORY.stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The signature of a case that does just what the scenario does. */
    private static Signature signatureOf(Scenario scenario) {
        return new Signature(
                scenario.before().map(Scenario.Before::calls).orElse(List.of()),
                scenario.inputs(),
                scenario.levels(),
                scenario.calls(),
                1);
    }

    private static Signature withCalls(Signature signature, List<RecordedCall> calls) {
        return new Signature(signature.before(), signature.inputs(), signature.levels(), calls, 1);
    }

    private static List<String> problems(Claim... claims) {
        return Claims.settle(INVENTORY, List.of(claims), SUM).problems().stream()
                .map(problem -> problem.caseId() + " " + problem.message())
                .toList();
    }

    @Test
    void theInventoryHoldsEveryScenarioOfTheOriginalsTests() {
        assertThat(INVENTORY).hasSize(1306);
        assertThat(INVENTORY.stream().map(Scenario::test).distinct()).hasSize(124);
    }

    @ParameterizedTest
    @CsvSource({
        "TestVmapAPILegacy.test_none_in_dims/002",
        "TestVmapAPILegacy.test_accepts_nested_inputs/010",
        "TestVmapAPILegacy.test_batched_gradient_basic/001"
    })
    void aCaseThatDoesWhatTheScenarioDoesMirrorsIt(String id) {
        Claim claim = new Claim("case", id, signatureOf(scenario(id)), DIRECT);
        Claims.Result result = Claims.settle(INVENTORY, List.of(claim), SUM);
        assertThat(result.problems()).isEmpty();
        assertThat(result.coverage().mirroredBy()).containsExactly(Map.entry(id, "case"));
        assertThat(result.coverage().missing()).hasSize(1305).doesNotContain(id);
    }

    @Test
    void moreCallsMayStandBetween() {
        Scenario scenario = scenario("TestVmapAPILegacy.test_multiple_outputs/001");
        List<RecordedCall> calls = new ArrayList<>(scenario.calls());
        calls.add(1, new RecordedCall("Tensor.neg", List.of(), Map.of()));
        assertThat(problems(new Claim("case", scenario.id(), withCalls(signatureOf(scenario), calls), DIRECT)))
                .isEmpty();
    }

    @Test
    void fewerCallsMayNot() {
        Scenario scenario = scenario("TestVmapAPILegacy.test_single_input/001");
        assertThat(problems(new Claim("case", scenario.id(), withCalls(signatureOf(scenario), List.of()), DIRECT)))
                .containsExactly("case does not mirror TestVmapAPILegacy.test_single_input/001: calls: the scenario"
                        + " calls Tensor.mul(float32[3], float32[3]), the case calls []");
    }

    @Test
    void anArgumentIsTheSameByPositionAndByName() {
        Scenario scenario = scenario("TestVmapAPILegacy.test_integer_in_dim_but_not_tensor_input_err_msg/004");
        Item self = new Item.TensorItem("float32", List.of(3L));
        Map<String, Item> keywords = Map.of("dim", new Item.IntItem(0), "keepdim", new Item.BoolItem(false));
        List<RecordedCall> calls = List.of(new RecordedCall("torch.sum", List.of(self), keywords));
        assertThat(problems(new Claim("case", scenario.id(), withCalls(signatureOf(scenario), calls), DIRECT)))
                .isEmpty();
    }

    @Test
    void anArgumentThatIsNotTheDefaultIsMissed() {
        Scenario scenario = scenario("TestVmapAPILegacy.test_integer_in_dim_but_not_tensor_input_err_msg/004");
        Item self = new Item.TensorItem("float32", List.of(3L));
        List<RecordedCall> calls = List.of(new RecordedCall("torch.sum", List.of(self), Map.of()));
        assertThat(problems(new Claim("case", scenario.id(), withCalls(signatureOf(scenario), calls), DIRECT)))
                .singleElement()
                .asString()
                .contains("the scenario calls torch.sum(float32[3], 0)");
    }

    @Test
    void aTestNameTakesItsScenariosInOrder() {
        String test = "TestVmapAPILegacy.test_fallback_multiple_returns";
        Signature signature = signatureOf(scenario(test + "/001"));
        Claims.Result result = Claims.settle(
                INVENTORY,
                List.of(new Claim("a", test, signature, DIRECT), new Claim("b", test, signature, DIRECT)),
                SUM);
        assertThat(result.problems()).isEmpty();
        assertThat(result.coverage().mirroredBy())
                .containsOnly(Map.entry(test + "/001", "a"), Map.entry(test + "/002", "b"));
    }

    @Test
    void aScenarioIsClaimedOnce() {
        String id = "TestVmapAPILegacy.test_single_input/001";
        Signature signature = signatureOf(scenario(id));
        assertThat(problems(new Claim("a", id, signature, DIRECT), new Claim("b", id, signature, DIRECT)))
                .containsExactly("b claims " + id + ", which a mirrors already");
    }

    @Test
    void levelsMatchAsWritten() {
        String test = "TestVmapAPILegacy.test_out_dims_edge_case";
        Signature withTuple = signatureOf(scenario(test + "/002"));
        assertThat(problems(new Claim("case", test + "/001", withTuple, DIRECT)))
                .containsExactly("case does not mirror " + test + "/001: levels: the scenario has"
                        + " [vmap(in_dims=0, out_dims=1)], the case has [vmap(in_dims=0, out_dims=tuple[1])]");
    }

    @Test
    void anUnknownTestIsNamed() {
        Signature signature = signatureOf(scenario("TestVmapAPILegacy.test_single_input/001"));
        assertThat(problems(new Claim("case", "test_singel_input", signature, DIRECT)))
                .containsExactly(
                        "case mirrors test_singel_input, which is neither a scenario nor a test of the inventory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TestVmapAPILegacy.test_non_tensor_output_raises/001 | the test expects a ValueError, the case no error",
                "TestVmapOperatorsLegacy.test_diagonal/001 | the test forbids the fallback, the case needs \"fallback\":"
                        + " false",
            })
    void aCaseMustBeAsStrictAsTheTest(String id, String reason) {
        assertThat(problems(new Claim("case", id, signatureOf(scenario(id)), DIRECT)))
                .containsExactly("case does not mirror " + id + ": " + reason);
    }

    @Test
    void aViewTestNeedsViewsAndGradients() {
        String id = "TestVmapOperatorsLegacy.test_diagonal/001";
        Strictness noView = new Strictness(Set.of("equals"), Optional.empty(), false, false, true, true);
        Strictness noGrad = new Strictness(Set.of("equals"), Optional.empty(), false, true, false, true);
        Strictness enough = new Strictness(Set.of("equals"), Optional.empty(), false, true, true, true);
        Signature signature = signatureOf(scenario(id));
        assertThat(problems(new Claim("case", id, signature, noView)).get(0))
                .contains("needs view_of for every output");
        assertThat(problems(new Claim("case", id, signature, noGrad)).get(0)).contains("requires_grad propagates");
        assertThat(problems(new Claim("case", id, signature, enough))).isEmpty();
    }

    @Test
    void aMatrixMayNameATestForEachOfItsRows() {
        Scenario first = scenario("TestVmapAPILegacy.test_multiple_outputs/001");
        Scenario second = scenario("TestVmapAPILegacy.test_single_input/001");
        List<Claim> claims = new ArrayList<>();
        for (String test : List.of(first.test(), second.test())) {
            claims.add(new Claim("case[a]", test, signatureOf(first), DIRECT));
            claims.add(new Claim("case[b]", test, signatureOf(second), DIRECT));
        }
        assertThat(problems(claims.toArray(new Claim[0]))).isEmpty();
    }

    @Test
    void aRowMirrorsOneOfTheTestsAndATestHasARow() {
        Scenario mirrored = scenario("TestVmapAPILegacy.test_single_input/001");
        Signature other = signatureOf(scenario("TestVmapAPILegacy.test_multiple_outputs/001"));
        assertThat(problems(
                        new Claim("case[a]", mirrored.test(), signatureOf(mirrored), DIRECT),
                        new Claim("case[b]", mirrored.test(), other, DIRECT)))
                .singleElement()
                .asString()
                .startsWith("case[b] mirrors none of the scenarios of");
        assertThat(problems(
                        new Claim("case[a]", mirrored.test(), signatureOf(mirrored), DIRECT),
                        new Claim(
                                "case[a]",
                                "TestVmapAPILegacy.test_nested_with_same_map_dim",
                                signatureOf(mirrored),
                                DIRECT)))
                .singleElement()
                .asString()
                .startsWith("case[a] mirrors none of the scenarios of TestVmapAPILegacy.test_nested_with_same_map_dim");
    }
}
