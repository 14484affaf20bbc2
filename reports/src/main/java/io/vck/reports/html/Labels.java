package io.vck.reports.html;

import io.vck.reports.log.BackendIdentity;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What to call the backends of some logs, so that none is called like another. */
final class Labels {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** From the shortest on: by version, by date, else by where the log is. */
    private static final List<Function<SiteLog, String>> WAYS = List.of(
            run -> run.header().backend().name(),
            run -> versioned(run.header().backend()),
            run -> versioned(run.header().backend()) + " of " + started(run, DAY),
            run -> versioned(run.header().backend()) + " of " + started(run, MINUTE),
            run -> versioned(run.header().backend()) + " in " + run.file().getFileName(),
            run -> versioned(run.header().backend()) + " in " + run.file());

    private Labels() {}

    /** For each run the shortest label that is no other run's; a log that is given twice gets numbers. */
    static List<String> of(List<SiteLog> runs) {
        List<String> labels = new ArrayList<>();
        for (SiteLog run : runs) {
            labels.add(label(run, runs, labels.size() + 1));
        }
        return labels;
    }

    private static String label(SiteLog run, List<SiteLog> runs, int number) {
        for (Function<SiteLog, String> way : WAYS) {
            List<String> all = runs.stream().map(way).toList();
            if (Collections.frequency(all, way.apply(run)) == 1) {
                return way.apply(run);
            }
        }
        return WAYS.get(0).apply(run) + " #" + number;
    }

    private static String started(SiteLog run, DateTimeFormatter precision) {
        return precision.format(run.header().environment().started());
    }

    private static String versioned(BackendIdentity backend) {
        return backend.name() + " " + backend.version();
    }
}
