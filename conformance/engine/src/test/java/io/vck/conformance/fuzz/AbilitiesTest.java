package io.vck.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.spi.Backend;
import io.vck.backend.value.DType;
import io.vck.conformance.backends.AlteredBackend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.fuzz.catalogue.Catalogue;
import io.vck.conformance.fuzz.catalogue.CatalogueReader;
import io.vck.conformance.fuzz.generate.Derivative;
import io.vck.conformance.fuzz.trial.Refusals;
import io.vck.conformance.fuzz.trial.Trials;
import io.vck.conformance.language.ProgramPrinter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AbilitiesTest {
    private static final Catalogue CATALOGUE = CatalogueReader.read("some", """
            {"about": "Some operators.", "operators": [
                {"calls": ["torch.sin(x)", "torch.nonesuch(x)", "x.sin()", "x.nonesuch()", "x.sin().nonesuch()", "x * 2", "x[0]",
                           "x.T"],
                 "where": {"x": "float[n, n]"}},
                {"calls": ["jax.lax.nonesuch(x)"], "where": {"x": "float[n]"}},
                {"calls": ["x.double()"], "where": {"x": "float[n]"}},
                {"calls": ["x.sin_()"], "where": {"x": "float[n]"}}]}
            """);

    @Test
    void theReferenceLacksNoDType() {
        assertThat(ask(new ReferenceBackend(), Abilities::lackingDTypes)).isEmpty();
    }

    @Test
    void whatABackendDoesNotSupportItLacks() {
        assertThat(ask(FaultyBackends.withoutInt64(), Abilities::lackingDTypes)).containsExactly(DType.INT64);
    }

    @Test
    void callsWhoseOperatorsTheBackendHasStay() {
        assertThat(calls(new ReferenceBackend()))
                .containsExactly("torch.sin(x)", "x.sin()", "x * 2", "x[0]", "x.T", "x.double()", "x.sin_()");
    }

    @Test
    void whatNeedsACapabilityThatTheBackendDoesNotClaimGoes() {
        assertThat(calls(AlteredBackend.claiming(Set.of("loop"), new ReferenceBackend())))
                .containsExactly("torch.sin(x)", "x.sin()", "x * 2", "x[0]", "x.T");
    }

    @Test
    void derivativesAreTakenByTheFunctionsThatThereAre() {
        assertThat(ask(new ReferenceBackend(), Abilities::features).derivatives())
                .containsExactlyInAnyOrder(Derivative.NONE, Derivative.THROUGH_VMAP, Derivative.UNDER_VMAP);
        assertThat(ask(AlteredBackend.claiming(Set.of("loop"), new ReferenceBackend()), Abilities::features)
                        .derivatives())
                .containsExactly(Derivative.NONE);
    }

    @Test
    void aLoopHasNothingToSayOfNoLanes() {
        assertThat(ask(new ReferenceBackend(), Abilities::features).noLanes()).isTrue();
        assertThat(ask(new LoopBackend(), Abilities::features).noLanes()).isFalse();
    }

    private static List<String> calls(Backend backend) {
        return ask(backend, abilities -> abilities.of(CATALOGUE)).entries().stream()
                .flatMap(entry -> entry.calls().stream())
                .map(ProgramPrinter::print)
                .toList();
    }

    private static <T> T ask(Backend backend, Function<Abilities, T> question) {
        try (Trials trials = new Trials(backend, Refusals.bundled())) {
            return question.apply(new Abilities(trials));
        }
    }
}
