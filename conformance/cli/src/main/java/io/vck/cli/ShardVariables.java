package io.vck.cli;

import io.vck.conformance.run.Shard;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment variables by which schedulers of parallel jobs say which one a job is.
 *
 * @param who the scheduler, for messages
 * @param index the variable with the number of the job
 * @param first the number of the first job
 * @param count the variable that says how many jobs there are
 */
record ShardVariables(String who, String index, int first, String count) {
    private static final List<ShardVariables> ALL = List.of(
            new ShardVariables("VCK's own variables", "VCK_SHARD_INDEX", 1, "VCK_SHARD_COUNT"),
            new ShardVariables("a Kubernetes indexed Job", "JOB_COMPLETION_INDEX", 0, "VCK_SHARD_COUNT"),
            new ShardVariables("GitLab", "CI_NODE_INDEX", 1, "CI_NODE_TOTAL"),
            new ShardVariables("CircleCI", "CIRCLE_NODE_INDEX", 0, "CIRCLE_NODE_TOTAL"),
            new ShardVariables("Buildkite", "BUILDKITE_PARALLEL_JOB", 0, "BUILDKITE_PARALLEL_JOB_COUNT"));

    /**
     * The shard that an environment asks for.
     *
     * @throws IllegalArgumentException if it asks for none, for a part of one, or for several
     */
    static Shard read(Map<String, String> environment) {
        List<ShardVariables> set = ALL.stream()
                .filter(each -> environment.containsKey(each.index()))
                .toList();
        if (set.isEmpty()) {
            throw new IllegalArgumentException("auto needs one of these pairs of environment variables: "
                    + ALL.stream().map(ShardVariables::pair).collect(Collectors.joining("; ")));
        } else if (set.size() > 1) {
            throw new IllegalArgumentException("auto finds more than one number of a job: "
                    + set.stream().map(ShardVariables::pair).collect(Collectors.joining("; "))
                    + ". Say which is meant, as --shard 2/8");
        }
        return set.get(0).shard(environment);
    }

    private Shard shard(Map<String, String> environment) {
        if (!environment.containsKey(count)) {
            throw new IllegalArgumentException(index + " is set, and " + count + " is not, which is to say how many "
                    + (count.startsWith("VCK_") ? "shards there are: set it in the job's manifest" : "jobs there are"));
        }
        return new Shard(number(environment, index) - first + 1, number(environment, count));
    }

    private static int number(Map<String, String> environment, String variable) {
        String text = environment.getOrDefault(variable, "");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(variable + " is to be a number, got '" + text + "'");
        }
    }

    private String pair() {
        return index + " and " + count + " (" + who + ")";
    }
}
