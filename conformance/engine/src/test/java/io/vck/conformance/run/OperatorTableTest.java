package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.Case;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every operator that vmap treats by a rule has a case that shows it. */
class OperatorTableTest {
    private static final Kit KIT = Kit.installed(Path.of("."), Optional.empty());
    private static final List<Case> CASES = KIT.suite(List.of()).cases();

    private static final String OF_THE_OBJECT = "no operator in the original: it asks or tells the tensor object";
    private static final Map<String, String> WITHOUT_CASES = Map.ofEntries(
            Map.entry("grad.attribute", OF_THE_OBJECT),
            Map.entry("is_leaf", OF_THE_OBJECT),
            Map.entry("requires_grad", OF_THE_OBJECT),
            Map.entry("requires_grad_", OF_THE_OBJECT),
            Map.entry("result_type.Scalar_Scalar", "none of its arguments is a tensor"));

    private static final Map<String, OperatorTable.Row> ROWS = OperatorTable.of(CASES, KIT.preparation()).stream()
            .collect(Collectors.toMap(row -> row.operator().name(), Function.identity()));

    @Test
    void everyBatchingRuleHasCases() {
        Set<String> untested = ROWS.values().stream()
                .filter(row -> !row.operator().batching().equals("fallback") && row.cases() == 0)
                .map(row -> row.operator().name())
                .collect(Collectors.toSet());

        assertThat(untested)
                .as("operators with a rule and without a case; table/*.json is the place for one")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_CASES.keySet());
    }

    @Test
    void anOperatorCountsWhereAnotherOneOrAGradientIsMadeOfIt() {
        assertThat(ROWS.get("reshape").cases())
                .isGreaterThanOrEqualTo(ROWS.get("reshape_as").cases());
        assertThat(ROWS.get("select_backward").cases()).isPositive();
    }

    @Test
    void anOperatorOutsideOfAnyVmapDoesNotCount() {
        assertThat(ROWS.get("arange").cases()).isZero();
    }
}
