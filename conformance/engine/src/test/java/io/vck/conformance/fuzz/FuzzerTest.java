package io.vck.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.write.CaseFileText;
import io.vck.conformance.fuzz.generate.ProgramGenerator;
import io.vck.conformance.fuzz.trial.Refusals;
import io.vck.conformance.fuzz.trial.Trials;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.conformance.lint.broken.Breakage;
import io.vck.conformance.lint.broken.Breakages;
import io.vck.conformance.lint.broken.BrokenBackend;
import io.vck.conformance.run.GuardedBackend;
import io.vck.conformance.shrink.Symptom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzerTest {
    private static final long SEED = 1;
    private static final int PROGRAMS = 120;

    /** One step, and nothing but the vmaps around it; a dtype that changes at each level needs the levels. */
    private static final String SMALL =
            "def f\\([a-z, ]+\\):\\n    (return )?[^\\n]+\\n(vmap\\()+f(, in_dims=(\\([^)]*\\)|-?\\d+))?\\)+\\([a-z, ]+\\)";

    /** Each vmap that is broken on purpose, within how many programs it is found, and what the smallest find looks like. */
    static Stream<Arguments> brokenVmaps() {
        return Stream.of(
                arguments("rotated-lanes", Symptom.VALUES, 2),
                arguments("first-lane-broadcast", Symptom.VALUES, 2),
                arguments("lost-lane", Symptom.SHAPE, 1),
                arguments("wrong-out-dim", Symptom.SHAPE, 3),
                arguments("wrong-dtype", Symptom.DTYPE, 1),
                arguments("wrong-error", Symptom.RAISES, 1),
                arguments("lost-write", Symptom.INPUTS, 2));
    }

    @ParameterizedTest
    @MethodSource("brokenVmaps")
    void findsEachBrokenVmapSoonAndMakesItSmall(String breakage, Symptom symptom, int elements) {
        FuzzReport report = fuzz(broken(breakage), Budget.programs(PROGRAMS));
        assertThat(report.finds()).as("finds").anyMatch(find -> find.kind().symptom() == symptom);
        Find first = report.finds().stream()
                .filter(find -> find.kind().symptom() == symptom)
                .findFirst()
                .orElseThrow();
        assertThat(text(first.shrunk())).matches(SMALL);
        assertThat(numbers(first.shrunk())).isLessThanOrEqualTo(elements);
    }

    @Test
    void whatTheOriginalDoesIsNoFind() {
        FuzzReport report = fuzz(new ReferenceBackend(), Budget.programs(150));
        assertThat(report.finds()).isEmpty();
        assertThat(report.programs() + report.passedOver()).isEqualTo(150);
        assertThat(report.agreed()).isGreaterThan(70);
        assertThat(report.raised()).as("what the plain operators refuse").isGreaterThan(5);
        assertThat(report.unsteady()).isZero();
        assertThat(report.inBackend().running()).isPositive();
        assertThat(report.inBackend().starting())
                .as("nothing was to be looked at again")
                .isZero();
    }

    @Test
    void aBackendThatThrowsIsAFind() {
        Backend throwing = new GuardedBackend(FaultyBackends.throwing(), Duration.ofSeconds(10));
        FuzzReport report = fuzz(throwing, Budget.programs(40));
        assertThat(report.finds()).extracting(find -> find.kind().symptom()).containsOnly(Symptom.CRASH);
    }

    @Test
    void whatAFreshProcessDoesNotDoIsNoFind() {
        FuzzReport report = fuzz(FaultyBackends.spoiltAfter(60), Budget.programs(90));
        assertThat(report.finds()).isEmpty();
        assertThat(report.unsteady()).isBetween(1L, 4L);
        assertThat(report.inBackend().starting()).as("a fresh process").isPositive();
    }

    @Test
    void aBackendThatAcceptsWhatItsOperatorsRefuseIsAFind() {
        assertThat(fuzz(broken("swallowed-error"), Budget.programs(PROGRAMS)).finds())
                .extracting(find -> find.kind().symptom())
                .contains(Symptom.ACCEPTS);
    }

    @Test
    void theSameSeedGivesTheSameFinds() {
        assertThat(texts(fuzz(broken("rotated-lanes"), Budget.programs(30))))
                .isEqualTo(texts(fuzz(broken("rotated-lanes"), Budget.programs(30))));
    }

    @Test
    void aFindIsMadeAgainByItsNumber() {
        Find find = fuzz(broken("lost-lane"), Budget.programs(60)).finds().get(0);
        FuzzReport again = fuzz(broken("lost-lane"), Budget.only(List.of(find.number())));
        assertThat(again.programs()).isEqualTo(1);
        assertThat(texts(again)).containsExactly(CaseFileText.of("", List.of(find.shrunk())));
    }

    private static FuzzReport fuzz(Backend backend, Budget budget) {
        try (Trials trials = new Trials(backend, Refusals.bundled())) {
            ProgramGenerator generator = new ProgramGenerator(SomeOperators.CATALOGUE, SEED);
            return new Fuzzer(generator, trials, new FuzzListener() {}).run(budget);
        }
    }

    private static Backend broken(String name) {
        Breakage breakage = Breakages.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new BrokenBackend<>(new ReferenceBackend(), breakage);
    }

    private static List<String> texts(FuzzReport report) {
        return report.finds().stream()
                .map(find -> CaseFileText.of("", List.of(find.shrunk())))
                .toList();
    }

    private static String text(Case shrunk) {
        return String.join("\n", ProgramPrinter.print(shrunk.program()));
    }

    /** How many numbers stand in the inputs. */
    private static long numbers(Case shrunk) {
        return shrunk.inputs().values().stream()
                .map(ProgramPrinter::print)
                .mapToLong(input -> Stream.of(input.split("[^\\d.]+"))
                        .filter(part -> !part.isEmpty())
                        .count())
                .sum();
    }
}
