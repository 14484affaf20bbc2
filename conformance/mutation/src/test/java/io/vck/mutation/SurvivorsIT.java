package io.vck.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What PIT found is what {@code survivors.json} says, the cases are strong enough, and the README says how strong. */
class SurvivorsIT {
    private static final double ENOUGH = 0.95;
    private static final Path ROOT = Path.of("../..");

    private final MutationReport report = MutationReport.read(
            Path.of("target/pit-reports/mutations.xml"), ROOT.resolve("reference-impl/src/main/java"));
    private final Survivors known = Survivors.read(Path.of("survivors.json"));

    @Test
    void theFileIsSound() {
        assertThat(known.problems()).isEmpty();
    }

    @Test
    void allThatSurviveAreKnown() {
        assertThat(lines(minus(report.survivors(), known.all())))
                .as("mutants that survive and do not stand in survivors.json: add cases that kill them, or reasons")
                .isEmpty();
    }

    @Test
    void allThatAreKnownSurvive() {
        assertThat(lines(minus(ofMutatedClasses(known.all()), report.survivors())))
                .as("mutants in survivors.json that are killed, or are not made: delete them there")
                .isEmpty();
    }

    @Test
    void theCasesAreStrongEnough() {
        assertThat(strength()).isGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void theReadmeSaysHowStrongTheyAre() throws IOException {
        if (isWhole()) {
            String readme = Files.readString(ROOT.resolve("README.md")).replaceAll("\\s+", " ");
            assertThat(readme.contains(figure()))
                    .as("the README says: %s", figure())
                    .isTrue();
        }
    }

    /** Known mutants of classes that were not mutated are all right if only a part was. */
    private Set<Mutant> ofMutatedClasses(Set<Mutant> mutants) {
        return mutants.stream()
                .filter(mutant -> isWhole()
                        || report.classes().stream()
                                .anyMatch(type -> mutant.method().startsWith(type + ".")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWhole() {
        return System.getProperty("vck.mutated").equals(System.getProperty("vck.mutated.all"));
    }

    private int counted() {
        return report.killed() + minus(report.survivors(), known.uncounted()).size();
    }

    private double strength() {
        return (double) report.killed() / counted();
    }

    private String figure() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d mutants that are not equivalent, %.1f %%",
                report.killed(),
                counted(),
                Math.floor(strength() * 1000) / 10);
    }

    private static Set<Mutant> minus(Set<Mutant> from, Set<Mutant> taken) {
        Set<Mutant> rest = new TreeSet<>(from);
        rest.removeAll(taken);
        return rest;
    }

    private static String lines(Set<Mutant> mutants) {
        return mutants.stream().map(Mutant::toString).collect(Collectors.joining(",\n"));
    }
}
