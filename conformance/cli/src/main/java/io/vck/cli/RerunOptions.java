package io.vck.cli;

import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.FailedCases;
import io.vck.conformance.run.Kit;
import io.vck.reports.log.Header;
import io.vck.reports.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option to run again what failed, and the logs that it names. */
final class RerunOptions {
    private static final String OPTION = "--rerun-failed";
    private static final int NAMED = 5;

    @Option(
            names = OPTION,
            paramLabel = "LOG",
            description = "Only the cases that failed in this log of an earlier run, on the backend that the log is of"
                    + " unless another is named. Repeatable: then the cases that failed in any of the logs, on the"
                    + " backends of all of them.")
    private List<Path> logs = new ArrayList<>();

    private final List<FailedCases> failed = new ArrayList<>();

    boolean isAsked() {
        return !logs.isEmpty();
    }

    /** The logs, as users know them. */
    String logs() {
        return logs.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /**
     * Reads the logs, and tells of what makes them worth less than they seem.
     *
     * @return whether any case failed
     */
    boolean read(Kit kit, Terminal terminal) {
        logs.forEach(log -> failed.add(LogFiles.read(OPTION, log, FailedCases::read)));
        failed.forEach(each -> warn(each, kit, terminal));
        return failed.stream().anyMatch(each -> !each.ids().isEmpty());
    }

    private static void warn(FailedCases earlier, Kit kit, Terminal terminal) {
        if (!earlier.complete()) {
            say(
                    terminal,
                    earlier.log() + " was cut short after " + earlier.records()
                            + (earlier.records() == 1 ? " case" : " cases")
                            + ". What would have failed after those is not run again.");
        }
        String then = earlier.header().versions().suite();
        String now = kit.versions().suite();
        if (!then.equals(now)) {
            say(
                    terminal,
                    earlier.log() + " is of version " + then + " of the suite, this is " + now
                            + ". Cases may have changed between them.");
        }
    }

    private static void say(Terminal terminal, String what) {
        terminal.err().println("vck run: " + Printable.of(what));
    }

    /** The cases of a suite that failed. */
    Suite narrow(Suite suite) {
        if (!isAsked()) {
            return suite;
        }
        failed.forEach(each -> checkKnown(each, suite));
        Set<String> ids = failed.stream().flatMap(each -> each.ids().stream()).collect(Collectors.toSet());
        return Suite.of(suite.cases(ids::contains), suite.digest());
    }

    /** To leave out a case that failed would make a run pass that should not. */
    private static void checkKnown(FailedCases earlier, Suite suite) {
        List<String> missing = earlier.missingFrom(suite);
        if (!missing.isEmpty()) {
            String more = missing.size() > NAMED ? ", and " + (missing.size() - NAMED) + " more" : "";
            throw new UsageProblem("--rerun-failed: of the " + earlier.ids().size() + " cases that failed in "
                    + earlier.log() + ", " + missing.size() + " are not in the suite: "
                    + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))) + more
                    + ". If they are of your own, name their files with --cases"
                    + LoggedBackends.asThen(earlier.header())
                    + "; if they have been renamed or removed, run the whole suite again.");
        }
    }

    /**
     * The names of the backends that the logs are of.
     *
     * @throws UsageProblem if one of them can't be had by its name
     */
    List<String> backends(Kit kit) {
        Map<Path, Header> headers = new LinkedHashMap<>();
        failed.forEach(each -> headers.put(each.log(), each.header()));
        return LoggedBackends.names(kit, OPTION, headers);
    }

    /** Whether all of the logs are of runs that came to their end: only then is no failure among them a good sign. */
    boolean areComplete() {
        return failed.stream().allMatch(FailedCases::complete);
    }
}
