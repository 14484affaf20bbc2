package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.Fakes.Expect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final List<Case> SUITE = List.of(
            Fakes.caseNamed("api/levels/outer-product", Expect.met()),
            Fakes.caseNamed("api/levels/peel[0,1]", Expect.needing("aliasing")),
            Fakes.caseNeeding("api/random/rand", Set.of("random"), Expect.met()));

    private static List<String> ids(Optional<Set<String>> capabilities, String... filters) {
        List<Glob> globs = Stream.of(filters).map(Glob::of).toList();
        return new Selection(globs, capabilities)
                .from(Suite.of(SUITE, "digest")).stream().map(Case::id).toList();
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
