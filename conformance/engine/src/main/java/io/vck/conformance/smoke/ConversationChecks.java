package io.vck.conformance.smoke;

import io.vck.backend.spi.BackendInfo;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who are you, and do you answer? */
final class ConversationChecks {
    private static final Rows ROWS = new Rows(Section.CONVERSATION);

    private ConversationChecks() {}

    /**
     * The rows.
     *
     * @param capabilities that the suite has
     */
    static List<Check> all(Set<String> capabilities) {
        return List.of(
                ROWS.row(
                                "start",
                                "The adapter answers `start` with `started`.",
                                "Read a line from standard input, answer it with one line on standard output, and flush it.",
                                ConversationChecks::started)
                        .asEssential(),
                ROWS.row(
                        "identity",
                        "`started` says who answers.",
                        "Fill in version and language: reports show them.",
                        said(ConversationChecks::identity)),
                ROWS.row(
                        "capabilities",
                        "What `started` claims are capabilities of the suite.",
                        "Take the names from cases-json/profiles.json; begin with none.",
                        said(info -> capabilities(info, capabilities))),
                ROWS.mustRun(
                                "run",
                                "The adapter answers `run` with `returned`.",
                                "Answer a run message with {\"type\": \"returned\", \"seq\": ..., \"values\": {\"result\":"
                                        + " {\"int\": 7}}, \"aliases\": {}, \"warnings\": []}.",
                                Programs.ANYTHING,
                                Returns.result(new Value.Int<>(7)))
                        .asEssential(),
                ROWS.mustRun(
                                "next-run",
                                "Every program is answered with its own number and its own values.",
                                "Copy seq from the run message into its answer, each time anew; don't count yourself.",
                                Programs.request(Map.of(), "8"),
                                Returns.result(new Value.Int<>(8)))
                        .asEssential(),
                ROWS.row(
                        "ahead",
                        "Who takes messages ahead answers two in their order.",
                        "Say \"ahead\": true in started only if start does, and if the loop that reads messages takes the next line"
                                + " when it has written the answer to the one before, not earlier.",
                        new AheadTrial()));
    }

    private static Outcome started(Subject subject) {
        Subject.Greeting greeting = subject.greeting();
        return greeting.info().isPresent()
                ? new Outcome.Passed()
                : Breakage.failedToStart(greeting.problem(), greeting.lines());
    }

    /** Judges what the adapter said of itself. */
    private static Trial said(Function<BackendInfo, Optional<String>> problem) {
        return subject -> subject.greeting()
                .info()
                .flatMap(problem)
                .<Outcome>map(
                        what -> new Outcome.Failed(what, subject.greeting().lines()))
                .orElseGet(Outcome.Passed::new);
    }

    private static Optional<String> identity(BackendInfo info) {
        if (info.version().isBlank()) {
            return Optional.of("version is blank");
        }
        return info.language().isBlank() ? Optional.of("language is blank") : Optional.empty();
    }

    private static Optional<String> capabilities(BackendInfo info, Set<String> known) {
        List<String> unknown = new ArrayList<>(new HashSet<>(info.capabilities()));
        unknown.removeAll(known);
        unknown.sort(null);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("capabilities names " + String.join(", ", unknown) + ", which the suite does not have");
    }
}
