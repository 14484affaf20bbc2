package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RejudgeTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("again/out.jsonl");
    }

    private Ran rejudge(Path log, String... more) {
        List<String> arguments = new ArrayList<>(List.of("rejudge", log.toString(), "--out", out().toString()));
        arguments.addAll(List.of(more));
        return Ran.vck(arguments.toArray(String[]::new));
    }

    private static List<String> verdicts(Path log) throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            JsonNode json = JSON.readTree(line);
            if (json.get("type").stringValue().equals("record")) {
                verdicts.add(
                        json.get("id").stringValue() + " " + json.get("verdict").stringValue() + " "
                                + json.get("message").stringValue() + " " + json.get("expect"));
            }
        }
        return verdicts;
    }

    /** The whole suite, of which large tensors are kept as digests: those of the reference are as expected to the bit. */
    @Test
    void aFreshLogOfTheReferenceGetsTheSameVerdicts() throws IOException {
        Ran run = Ran.vck("run", "--backend", "reference", "--no-html", "--out", folder.toString());
        Path log = folder.resolve("reference.jsonl");

        Ran ran = rejudge(log);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(run.exit());
        assertThat(verdicts(out())).isEqualTo(verdicts(log)).hasSizeGreaterThan(1_000);
        assertThat(SomeCases.lines(out())).isEqualTo(SomeCases.lines(log));
    }

    @ParameterizedTest
    @CsvSource({"loop, portable", "loop, pytorch-legacy", "throwing, portable", "empty-handed, portable"})
    void soDoesOneOfAnyBackendAndProfileIfEverythingWasKept(String backend, String profile) throws IOException {
        Ran run = Ran.vck(
                "run",
                "--backend",
                backend,
                "--no-html",
                "--keep-values",
                "--out",
                folder.toString(),
                "--profile",
                profile,
                "--filter",
                "api/out*",
                "--filter",
                "api/in*");
        Path log = folder.resolve(backend + ".jsonl");

        Ran ran = rejudge(log);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(run.exit());
        assertThat(verdicts(out())).isEqualTo(verdicts(log));
    }

    private Path ofSomeCases(String... more) throws IOException {
        SomeCases cases = SomeCases.in(folder);
        cases.run(folder, more);
        return folder.resolve("loop.jsonl");
    }

    private Path changed(String from, String to) throws IOException {
        Path file = folder.resolve("some.json");
        assertThat(Files.readString(file)).contains(from);
        return Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private Ran rejudgeSome(Path log) {
        return rejudge(log, "--cases", folder.resolve("some.json").toString());
    }

    @Test
    void otherExpectationsGiveOtherVerdicts() throws IOException {
        Path log = ofSomeCases();
        assertThat(snippetsOf(log, "user/some/bad")).containsKeys("pytorch-legacy", "java");
        assertThat(inputsOf(log, "user/some/bad")).contains("Whole[");
        changed("x.cos()", "x.sin()");
        Ran ran = rejudgeSome(log);
        assertThat(snippetsOf(out(), "user/some/bad")).isEmpty();
        assertThat(inputsOf(out(), "user/some/bad")).contains("Described[").doesNotContain("Whole[");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("fail -> pass  user/some/bad\n").contains("log: " + out());
        changed("x.sin()\"}}", "x.exp()\"}}");
        assertThat(rejudgeSome(log).out()).contains("pass -> fail  user/some/good-0: equals: result at [0, 0]");
        assertThat(snippetsOf(out(), "user/some/good-0")).containsKeys("pytorch-legacy", "java");
        assertThat(inputsOf(out(), "user/some/good-0")).contains("Whole[");
    }

    private static Map<String, String> snippetsOf(Path log, String id) throws IOException {
        return recordOf(log, id).explanation().snippets();
    }

    private static String inputsOf(Path log, String id) throws IOException {
        return recordOf(log, id).inputs().toString();
    }

    private static CaseRecord recordOf(Path log, String id) throws IOException {
        try (LogReader reader = LogReader.open(log)) {
            for (Optional<CaseRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get().id().equals(id)) {
                    return next.get();
                }
            }
        }
        throw new AssertionError("no record of " + id);
    }

    @Test
    void aDigestIsNotEnoughWhereOtherValuesAreExpectedNow() throws IOException {
        Path log = ofSomeCases("--filter", "*large");
        assertThat(rejudgeSome(log).exit()).isZero();
        changed("x.sin()\"}}", "x.exp()\"}}");
        Ran ran = rejudgeSome(log);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("vck rejudge: 1 of 1 cases can't be judged again; they are broken in the log\n");
        assertThat(ran.out())
                .contains("pass -> broken  user/some/large: can't be judged again: of a tensor float32[2, 8192] only a"
                        + " digest was kept, and it is not that of an expected one. A run with --keep-values keeps"
                        + " all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "randn(2, 3)|rand(2, 3)|user/some/bad: can't be judged again: its inputs are others now",
                "vmap(torch.sin)(x)|vmap(torch.cos)(x)|user/some/bad: can't be judged again: its program is another"
                        + " one now",
                "\"bad\"|\"better\"|user/some/bad: can't be judged again: the suite has no such case any more",
                "{\"equals\": \"x.cos()\"}|{\"equals\": \"x.cos()\", \"same_data\": [\"result\", \"x\"]}|user/some/bad",
            })
    void whatIsNoLongerTheSameCanNotBeJudged(String from, String to, String message) throws IOException {
        Path log = ofSomeCases();
        changed(from, to);
        Ran ran = rejudgeSome(log);
        assertThat(ran.exit()).isEqualTo(1);
        if (!message.endsWith("bad")) {
            assertThat(ran.out()).contains(message);
            assertThat(ran.err()).contains("can't be judged again; they are broken in the log");
        }
    }

    @Test
    void aLogThatWasCutIsJudgedAsFarAsItGoesAndIsNotGreen() throws IOException {
        Path log = ofSomeCases("--filter", "*good*");
        Files.write(log, Files.readAllLines(log).subList(0, 4));
        Ran ran = rejudgeSome(log);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("does not tell the whole of its run: the log ends after 3 cases");
        assertThat(Files.readAllLines(out())).last().asString().contains("\"complete\":false");
    }

    @Test
    void aLogIsNotWrittenOverItself() throws IOException {
        Path log = ofSomeCases();
        Ran ran = Ran.vck("rejudge", log.toString(), "--out", log.toString());
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("can't write " + log + ": it is the log that is judged");
        assertThat(rejudge(folder.resolve("none")).err()).contains("there is no file");
    }
}
