package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.Durations;
import io.vck.conformance.run.Shard;
import io.vck.conformance.run.Shards;
import io.vck.reports.log.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a run takes one of several parts of the suite. */
final class ShardOptions {
    private static final String AUTO = "auto";

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Only the I-th of N parts of the suite, as 2/8, so that N machines can run it together; vck merge"
                            + " makes one log of theirs. The same case is always in the same part. auto takes both numbers from the"
                            + " environment: of a Kubernetes indexed Job with VCK_SHARD_COUNT, or a parallel job of GitLab, CircleCI"
                            + " or Buildkite.")
    private Optional<String> text = Optional.empty();

    @Option(
            names = "--durations",
            paramLabel = "LOG",
            description =
                    "Balance the parts by how long the cases took in this log, instead of by the durations that come"
                            + " with the suite. All parts need the same log.")
    private Optional<Path> log = Optional.empty();

    /**
     * A part, and by what it was made.
     *
     * @param shard none if all cases are taken
     */
    record Part(Optional<Shard> shard, Optional<Durations> durations) {

        /** The cases that are in the part. */
        List<Case> take(Suite suite, List<Case> selected) {
            return shard.map(part -> Shards.of(suite.ids(), part.count(), durations.orElseThrow())
                            .take(part, selected))
                    .orElse(selected);
        }

        /** The part as the plan of a run has it. */
        Optional<Plan.Shard> planned() {
            return shard.map(part -> new Plan.Shard(
                    part.index(), part.count(), durations.orElseThrow().digest()));
        }
    }

    boolean isAsked() {
        return text.isPresent();
    }

    /** The part that the options ask for. */
    Part part() {
        if (text.isEmpty()) {
            if (log.isPresent()) {
                throw new UsageProblem("--durations: shards are balanced by it, so it needs --shard");
            }
            return new Part(Optional.empty(), Optional.empty());
        }
        return new Part(Optional.of(shard(text.get())), Optional.of(durations()));
    }

    private static Shard shard(String text) {
        try {
            return text.equals(AUTO) ? ShardVariables.read(System.getenv()) : Shard.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageProblem("--shard: " + wrong.getMessage());
        }
    }

    private Durations durations() {
        return log.map(file -> LogFiles.read("--durations", file, Durations::ofLog))
                .orElseGet(Durations::bundled);
    }
}
