package io.vck.conformance.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How two runs differ.
 *
 * @param changes by group, kind and id
 * @param notes what else to know when they are compared
 */
public record RunDiff(RunOutcomes before, RunOutcomes now, List<Change> changes, List<String> notes) {
    public RunDiff {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** Compares two runs. */
    public static RunDiff of(RunOutcomes before, RunOutcomes now) {
        boolean sameBackend =
                before.run().backend().name().equals(now.run().backend().name());
        List<Change> changes = new ArrayList<>();
        now.endings().forEach((id, ending) -> {
            Ending earlier = before.endings().get(id);
            if (earlier == null) {
                changes.add(new Change(id, Change.Kind.NEW, Optional.empty(), Optional.of(ending)));
            } else {
                Change.of(id, earlier, ending, sameBackend).ifPresent(changes::add);
            }
        });
        before.endings().forEach((id, ending) -> {
            if (!now.endings().containsKey(id)) {
                changes.add(new Change(id, Change.Kind.GONE, Optional.of(ending), Optional.empty()));
            }
        });
        changes.sort(
                Comparator.comparing(Change::group).thenComparing(Change::kind).thenComparing(Change::id));
        return new RunDiff(before, now, changes, notes(before, now));
    }

    private static List<String> notes(RunOutcomes before, RunOutcomes now) {
        List<String> notes = new ArrayList<>();
        for (RunOutcomes run : List.of(before, now)) {
            run.flaw().ifPresent(flaw -> notes.add(run.log() + ": " + flaw.message()));
            if (!run.repeated().isEmpty()) {
                notes.add(run.log() + ": cases stand there more than once, of which the first counts");
            }
        }
        note(
                notes,
                "backend",
                before.run().backend().name(),
                now.run().backend().name());
        note(
                notes,
                "backend's version",
                before.run().backend().version(),
                now.run().backend().version());
        note(
                notes,
                "suite's version",
                before.run().versions().suite(),
                now.run().versions().suite());
        return notes;
    }

    private static void note(List<String> notes, String what, String before, String now) {
        if (!before.equals(now)) {
            notes.add("the " + what + " was " + before + ", and is " + now);
        }
    }

    /** How many changes there are of each kind. */
    public Map<Change.Kind, Long> counts() {
        return counts(changes);
    }

    /** The changes of each group that has any. */
    public Map<String, List<Change>> byGroup() {
        Map<String, List<Change>> groups = new TreeMap<>();
        changes.forEach(change -> groups.computeIfAbsent(change.group(), unseen -> new ArrayList<>())
                .add(change));
        return groups;
    }

    /** How many of some changes are of each kind. */
    public static Map<Change.Kind, Long> counts(List<Change> changes) {
        Map<Change.Kind, Long> counts = new EnumMap<>(Change.Kind.class);
        for (Change.Kind kind : Change.Kind.values()) {
            counts.put(kind, 0L);
        }
        changes.forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
        return counts;
    }
}
