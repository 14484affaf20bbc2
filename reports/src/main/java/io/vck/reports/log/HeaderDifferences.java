package io.vck.reports.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** In what two logs differ that should be of one run: parts of it, or one that goes on with the other. */
public final class HeaderDifferences {
    private static final String NONE = "none";

    private final List<Difference> found = new ArrayList<>();

    private HeaderDifferences() {}

    /**
     * A difference.
     *
     * @param what differs, {@code the version of the suite}
     */
    public record Difference(String what, String one, String other) {}

    /** All differences but those of time, machine and shard number. */
    public static List<Difference> between(Header one, Header other) {
        HeaderDifferences differences = new HeaderDifferences();
        differences.backends(one.backend(), other.backend());
        differences.versions(one.versions(), other.versions());
        if (one.plan().isPresent() && other.plan().isPresent()) {
            differences.plans(one.plan().get(), other.plan().get());
        } else {
            differences.add(
                    "the plan of the run, which logs have since version 1.2",
                    one.plan().isPresent() ? "one" : NONE,
                    other.plan().isPresent() ? "one" : NONE);
        }
        return List.copyOf(differences.found);
    }

    private void backends(BackendIdentity one, BackendIdentity other) {
        add("the backend", one.name(), other.name());
        add("the backend's version", one.version(), other.version());
        add("the backend's language", one.language(), other.language());
        add("the backend's capabilities", one.capabilities(), other.capabilities());
    }

    private void versions(Versions one, Versions other) {
        add("the version of the suite", one.suite(), other.suite());
        add("the version of the wire protocol", one.protocol(), other.protocol());
        add("the version of the log", one.log(), other.log());
        add("the version of the kit", one.kit(), other.kit());
    }

    private void plans(Plan one, Plan other) {
        add("--filter", one.filters(), other.filters());
        add("--rerun-failed", one.failedOnly(), other.failedOnly());
        add("--profile", one.profile().orElse(NONE), other.profile().orElse(NONE));
        add("--timeout", seconds(one), seconds(other));
        add("--keep-values", one.keepsValues(), other.keepsValues());
        add("the case files (by a digest of their text)", one.suite(), other.suite());
        add("the selected cases", one.selected(), other.selected());
        add("the number of shards", shards(one), shards(other));
        add(
                "the durations by which shards are balanced (by a digest)",
                one.shard().map(Plan.Shard::durations).orElse(NONE),
                other.shard().map(Plan.Shard::durations).orElse(NONE));
    }

    private static String seconds(Plan plan) {
        return plan.timeoutMillis() / 1e3 + " s";
    }

    private static String shards(Plan plan) {
        return plan.shard().map(shard -> String.valueOf(shard.count())).orElse(NONE);
    }

    private void add(String what, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            found.add(new Difference(what, String.valueOf(one), String.valueOf(other)));
        }
    }
}
