package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.Mutation;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.rejudge.LogRejudge;
import io.vck.conformance.snippet.FailureSnippets;
import io.vck.reports.badge.Badge;
import io.vck.reports.html.HtmlReport;
import io.vck.reports.junit.JunitReport;
import io.vck.reports.log.CaseSet;
import io.vck.reports.log.Environment;
import io.vck.reports.log.Header;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.LogWriter;
import io.vck.reports.log.MalformedLog;
import io.vck.reports.log.Plan;
import io.vck.reports.markdown.MarkdownReport;
import io.vck.reports.merge.LogMerge;
import io.vck.reports.merge.NotMergeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs changed at random: whatever reads them reads them, or says what is wrong. A log that was changed is never merged to a
 * whole one.
 */
class MutatedFilesTest {
    private static final int COUNT = Integer.getInteger("vck.mutations", 500);
    private static final String CASES = """
            {"about": "Some.", "define": {"f(a)": ["b = a * 2", "b"]}, "cases": [
              {"name": "one", "inputs": {"x": "randn(2, 3)"}, "run": "vmap(f)(x)", "expect": {"equals": "x * 2", "shape": [2, 3]}},
              {"name": "two", "matrix": {"d": [0, -1]}, "inputs": {"x": "randn(2, 3)"},
               "run": "vmap(torch.sin, d)(x)", "expect": {"equals_map_stack": true}},
              {"name": "bad", "inputs": {"x": "randn(2)"}, "run": "vmap(torch.sin)(x)", "expect": {"equals": "x"}},
              {"name": "no", "inputs": {"x": "randn(2)"}, "run": "vmap(torch.sin, [0])(x)",
               "expect": {"raises": {"kind": "ValueError", "message": "in_dims"}}}]}
            """;

    @TempDir
    private Path folder;

    private final Kit kit = new Kit(new BackendRegistry(List.of()));
    private final Random random = new Random(Long.getLong("vck.mutations.seed", 1));
    private Suite suite;
    private byte[] log;

    @BeforeEach
    void runs() throws IOException {
        Path file = Files.writeString(folder.resolve("some.json"), CASES);
        suite = kit.suite(List.of(file));
        CaseSet all = CaseSet.of(suite.ids());
        Plan plan = new Plan(
                suite.digest(),
                List.of(),
                false,
                Optional.empty(),
                1,
                false,
                all,
                all.count(),
                Optional.of(new Plan.Shard(1, 1, "0")));
        SuiteRun run = new SuiteRun(
                kit.preparation(),
                Optional.empty(),
                1,
                folder,
                LogWriter.Tensors.ABRIDGED,
                identity ->
                        Header.of(kit.versions(), identity, Environment.here()).withPlan(plan));
        run.run(suite.cases(), List.of(new LoopBackend()), (backend, record) -> {});
        log = Files.readAllBytes(folder.resolve("loop.jsonl"));
    }

    /** What reads a log. */
    private interface Reading {
        void read(Path log, Path out) throws IOException;
    }

    private void mutate(int count, Reading reading) throws IOException {
        Path file = folder.resolve("mutated.jsonl");
        for (int i = 0; i < count; i++) {
            byte[] changed = Mutation.of(log, random);
            Files.write(file, changed);
            try {
                reading.read(file, folder.resolve("out"));
            } catch (MalformedLog | NotMergeable | NotResumable expected) {
                assertThat(expected.getMessage()).contains("mutated.jsonl");
            } catch (RuntimeException | IOException | Error bug) {
                throw new AssertionError("broken by: " + new String(changed, StandardCharsets.UTF_8), bug);
            }
        }
    }

    @Test
    void logsThatAreResumed() throws IOException {
        mutate(COUNT, (file, out) -> BegunLog.read(file));
    }

    @Test
    void logsThatAreMerged() throws IOException {
        mutate(COUNT, (file, out) -> {
            LogMerge.of(List.of(file)).write(out);
            assertThat(LogSummary.read(out).tally().total())
                    .isEqualTo(suite.cases().size());
        });
    }

    @Test
    void logsThatAreJudgedAgain() throws IOException {
        LogRejudge rejudge = new LogRejudge(kit, suite, FailureSnippets.BY_KIT);
        mutate(COUNT / 10, (file, out) -> rejudge.rejudge(LogSummary.read(file), out, (before, after) -> {}));
    }

    @Test
    void logsThatAreRendered() throws IOException {
        mutate(COUNT, (file, out) -> {
            List<LogSummary> summaries = List.of(LogSummary.read(file));
            JunitReport.write(summaries, out);
            MarkdownReport.write(summaries, out);
            Badge.of(summaries.get(0)).write(out);
        });
    }

    @Test
    void logsThatAreShownOnAPage() throws IOException {
        mutate(COUNT / 50, (file, out) -> HtmlReport.write(List.of(file), folder.resolve("page")));
    }
}
