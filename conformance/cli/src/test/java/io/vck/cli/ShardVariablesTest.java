package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.conformance.run.Shard;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardVariablesTest {

    /** From {@code A=1 B=2}. */
    private static Map<String, String> environment(String text) {
        return Arrays.stream(text.split(" "))
                .map(pair -> pair.split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "VCK_SHARD_INDEX=2 VCK_SHARD_COUNT=8, 2/8",
        "JOB_COMPLETION_INDEX=0 VCK_SHARD_COUNT=8, 1/8",
        "JOB_COMPLETION_INDEX=7 VCK_SHARD_COUNT=8, 8/8",
        "CI_NODE_INDEX=1 CI_NODE_TOTAL=4, 1/4",
        "CIRCLE_NODE_INDEX=3 CIRCLE_NODE_TOTAL=4, 4/4",
        "BUILDKITE_PARALLEL_JOB=0 BUILDKITE_PARALLEL_JOB_COUNT=1 PATH=x, 1/1",
    })
    void eachSchedulerIsUnderstood(String variables, String shard) {
        assertThat(ShardVariables.read(environment(variables))).isEqualTo(Shard.parse(shard));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATH=x|auto needs one of these pairs of environment variables: VCK_SHARD_INDEX and VCK_SHARD_COUNT (VCK's own variables); JOB_COMPLETION_INDEX and VCK_SHARD_COUNT (a Kubernetes indexed Job); ",
                "CI_NODE_TOTAL=1|auto needs one of these pairs of environment variables",
                "JOB_COMPLETION_INDEX=0|JOB_COMPLETION_INDEX is set, and VCK_SHARD_COUNT is not, which is to say how many shards there are: set it in the job's manifest",
                "CI_NODE_INDEX=1|CI_NODE_INDEX is set, and CI_NODE_TOTAL is not, which is to say how many jobs there are",
                "CI_NODE_INDEX=one CI_NODE_TOTAL=2|CI_NODE_INDEX is to be a number, got 'one'",
                "JOB_COMPLETION_INDEX=8 VCK_SHARD_COUNT=8|the shards of 8 have the numbers 1 to 8, got 9",
                "CI_NODE_INDEX=0 CI_NODE_TOTAL=2|the shards of 2 have the numbers 1 to 2, got 0",
                "CI_NODE_INDEX=1 CI_NODE_TOTAL=2 JOB_COMPLETION_INDEX=0|auto finds more than one number of a job: JOB_COMPLETION_INDEX and VCK_SHARD_COUNT (a Kubernetes indexed Job); CI_NODE_INDEX and CI_NODE_TOTAL (GitLab). Say which is meant, as --shard 2/8",
            })
    void anEnvironmentThatSaysTooLittleOrTooMuchIsRefused(String variables, String message) {
        assertThatThrownBy(() -> ShardVariables.read(environment(variables)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void jobsOfGitLabThatAreNotParallelHaveNoNumber() {
        assertThatThrownBy(() -> ShardVariables.read(Map.of("CI_NODE_TOTAL", "1")))
                .hasMessageContaining("CI_NODE_INDEX and CI_NODE_TOTAL (GitLab)");
    }
}
