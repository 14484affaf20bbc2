package io.vck.mutation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code survivors.json}: mutants that no case kills, each with the reason.
 *
 * @param equivalent mutants that do what the reference does, so that no case could tell them from it
 * @param once mutants of what runs but once in a process, before any mutant is in place: PIT can't judge them
 * @param missed mutants that could be told from the reference, but no case does
 */
record Survivors(List<Group> equivalent, List<Group> once, List<Group> missed) {

    /**
     * Mutants that survive for the same reason.
     *
     * @param mutants one or more
     */
    record Group(String reason, List<Entry> mutants) {}

    /**
     * A {@link Mutant}.
     *
     * @param nth null is 1
     */
    record Entry(String method, String line, String change, Integer nth) {
        Mutant mutant() {
            return new Mutant(method, line, change, nth == null ? 1 : nth);
        }
    }

    static Survivors read(Path file) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file.toFile(), Survivors.class);
    }

    /** Mutants that say nothing of the strength of the cases. */
    Set<Mutant> uncounted() {
        Set<Mutant> uncounted = mutants(equivalent);
        uncounted.addAll(mutants(once));
        return uncounted;
    }

    /** All mutants of the file. */
    Set<Mutant> all() {
        Set<Mutant> all = uncounted();
        all.addAll(mutants(missed));
        return all;
    }

    /** What is wrong with the file as such: mutants that stand in it twice, reasons that are missing. */
    List<String> problems() {
        Set<Mutant> seen = new HashSet<>();
        List<String> problems = new ArrayList<>();
        for (List<Group> part : List.of(equivalent, once, missed)) {
            for (Group group : part) {
                if (group.reason() == null || group.reason().isBlank()) {
                    problems.add("no reason is given for " + group.mutants());
                }
                group.mutants().stream()
                        .map(Entry::mutant)
                        .filter(mutant -> !seen.add(mutant))
                        .forEach(mutant -> problems.add("stands there twice: " + mutant));
            }
        }
        return problems;
    }

    private static Set<Mutant> mutants(List<Group> groups) {
        Set<Mutant> mutants = new TreeSet<>();
        groups.forEach(group -> group.mutants().forEach(entry -> mutants.add(entry.mutant())));
        return mutants;
    }
}
