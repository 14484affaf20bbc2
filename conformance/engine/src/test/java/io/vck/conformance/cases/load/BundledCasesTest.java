package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Specification.Requirement;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.inputs.CaseInputs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledCasesTest {
    private static final Vocabulary VOCABULARY = Vocabulary.of(
            ReferenceLibrary::hasOperator,
            ReferenceLibrary::isRandom,
            BundledCases.operators(),
            BundledCases.profiles(),
            BundledCases.specification());

    private static Stream<CaseSource> sources() {
        return BundledCases.sources().stream();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theLoaderAndTheSchemaFindNothingWrong(CaseSource source) {
        CaseFileLoader.Loaded loaded = CaseFileLoader.withSchema(VOCABULARY).read(source);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.cases()).isNotEmpty();
    }

    @Test
    void allInputsCanBeMade() {
        List<Case> cases =
                new CaseFileLoader(VOCABULARY).load(BundledCases.sources()).cases();

        assertThat(cases).hasSizeGreaterThanOrEqualTo(135);
        CaseInputs<?> inputs = CaseInputs.byReference();
        assertThat(cases)
                .allSatisfy(each -> assertThat(inputs.of(each).keySet())
                        .isEqualTo(each.inputs().keySet()));
    }

    @Test
    void idsBeginWithTheFolderAndTheFile() {
        CaseSource source = BundledCases.sources().stream()
                .filter(candidate -> candidate.file().equals("levels"))
                .findFirst()
                .orElseThrow();

        assertThat(source.name()).isEqualTo("cases/api/levels.json");
        assertThat(new CaseFileLoader(VOCABULARY).read(source).cases())
                .extracting(Case::id)
                .contains("api/levels/outer-product");
    }

    @Test
    void profilesNameCapabilitiesThatExist() {
        Profiles profiles = BundledCases.profiles();

        assertThat(profiles.suiteVersion()).isEqualTo("1.0");
        assertThat(profiles.profile("pytorch-legacy").orElseThrow().capabilities())
                .containsExactlyInAnyOrderElementsOf(profiles.capabilities().keySet());
        assertThat(profiles.profile("portable").orElseThrow().capabilities()).doesNotContain("legacy-refusals");
        assertThat(profiles.profile("imaginary")).isEmpty();
    }

    @Test
    void requirementsComeFromTheHeadingsOfTheSpecification() {
        Requirement requirement =
                BundledCases.specification().requirement("LAW-1").orElseThrow();

        assertThat(requirement.title()).isEqualTo("Map and stack");
        assertThat(requirement.text()).startsWith("Calling a mapped function").endsWith("over each other in memory.");
    }
}
