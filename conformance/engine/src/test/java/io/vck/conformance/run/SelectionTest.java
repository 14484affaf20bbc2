package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.Fakes.Expect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final List<Case> SUITE = List.of(
            Fakes.caseNamed("api/levels/outer-product", Expect.met()),
            Fakes.caseNamed("api/levels/peel[0,1]", Expect.needing("aliasing")),
            Fakes.caseNeeding("api/random/rand", Set.of("random"), Expect.met()));

    private static final Suite OPERATORS = Suite.of(
            List.of(
                    Fakes.caseNamed("operators/two[*,same shape]", Expect.met()),
                    Fakes.caseNamed("operators/two[**,same shape]", Expect.met()),
                    Fakes.caseNamed("operators/two[?,same shape]", Expect.met())),
            "digest");

    private static List<String> ids(Optional<Set<String>> capabilities, String... filters) {
        return ids(Suite.of(SUITE, "digest"), capabilities, filters);
    }

    private static List<String> ids(Suite suite, Optional<Set<String>> capabilities, String... filters) {
        return new Selection(List.of(filters), capabilities)
                .from(suite).stream().map(Case::id).toList();
    }

    @Test
    void takesEverythingByDefault() {
        assertThat(ids(Optional.empty())).hasSize(3);
    }

    @Test
    void takesWhatAnyFilterMatchesInTheSuitesOrder() {
        assertThat(ids(Optional.empty(), "*/rand", "api/levels/outer*"))
                .containsExactly("api/levels/outer-product", "api/random/rand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operators/two[*,same shape]",
                "operators/two[**,same shape]",
                "operators/two[?,same shape]",
            })
    void filterThatIsTheIdOfACaseTakesThatCaseAlone(String id) {
        assertThat(ids(OPERATORS, Optional.empty(), id)).containsExactly(id);
    }

    @Test
    void idBesideAGlobTakesNoMoreThanItsCase() {
        assertThat(ids(OPERATORS, Optional.empty(), "operators/two[*,same shape]", "*[?,*"))
                .containsExactly("operators/two[*,same shape]", "operators/two[?,same shape]");
    }

    @Test
    void globThatIsNoIdTakesAllThatItMatches() {
        assertThat(ids(OPERATORS, Optional.empty(), "operators/two[*,same*")).hasSize(3);
    }

    @Test
    void idOfACaseOutsideThePartIsNoGlobWithinIt() {
        Suite part = Suite.of(OPERATORS.cases(id -> id.contains("?")), "digest");
        Selection selection = new Selection(List.of("operators/two[*,same shape]"), Optional.empty());
        assertThatThrownBy(() -> selection.from(part, OPERATORS))
                .isInstanceOf(Selection.Empty.class)
                .hasMessageStartingWith("no case matches 'operators/two[*,same shape]'. ");
    }

    @Test
    void profileLeavesOutProgramsThatNeedMoreAndCasesOfWhichNothingCouldBeJudged() {
        assertThat(ids(Optional.of(Set.of()))).containsExactly("api/levels/outer-product");
        assertThat(ids(Optional.of(Set.of("aliasing", "random")))).hasSize(3);
    }

    @Test
    void suggestsNearIdsWhenAFilterMatchesNothing() {
        assertThatThrownBy(() -> ids(Optional.empty(), "api/levels/outer-produkt"))
                .isInstanceOf(Selection.Empty.class)
                .hasMessage("no case matches 'api/levels/outer-produkt'. Did you mean api/levels/outer-product?");
    }

    @Test
    void pointsToTheListWhenNothingIsNear() {
        assertThatThrownBy(() -> ids(Optional.empty(), "api/levels/*", "zzz"))
                .isInstanceOf(Selection.Empty.class)
                .hasMessage("no case matches 'zzz'. `vck list` shows all ids.");
    }

    @Test
    void suggestsAGlobForACaseThatHasAMatrix() {
        assertThatThrownBy(() -> ids(Optional.empty(), "api/levels/peel"))
                .hasMessageContaining("Did you mean api/levels/peel* or api/levels/peel[0,1]?");
    }

    @Test
    void saysSoWhenTheProfileExcludesAllThatTheFilterTakes() {
        assertThatThrownBy(() -> ids(Optional.of(Set.of()), "*/rand"))
                .hasMessage("no case is both in the profile and in the filter");
    }
}
