package io.vck.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.snippet.Inexpressible;
import io.vck.conformance.snippet.Samples;
import io.vck.conformance.wire.AdapterCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs of JAX and TensorFlow, run as they are printed. Needs the environments that {@code
 * conformance/adapters/python/setup} makes, and fails without them.
 */
@Tag("python")
class AdapterSnippetsRunTest {
    /** To import these libraries takes seconds, so that one process runs many programs, each in a module of its own. */
    private static final String EACH =
            "import runpy, sys\nfor file in sys.argv[1:]:\n    print('ran', file)\n    runpy.run_path(file)";

    private static final Path ADAPTERS = Path.of("..", "adapters", "python");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"jax,10", "tensorflow,10"})
    void samplesOfEveryKindRunAsPrinted(String backend, int atLeast) throws Exception {
        AdapterCommand command = AdapterCommand.pythonSnippets(backend, ADAPTERS.toAbsolutePath(), Optional.empty());
        List<String> files = new ArrayList<>();
        List<String> unsaid = new ArrayList<>();
        try (AdapterSnippets snippets = AdapterSnippets.start(command)) {
            for (String id : Samples.ALL) {
                try {
                    files.add(write(id, snippets.of(Samples.of(id))));
                } catch (Inexpressible reason) {
                    unsaid.add(reason.getMessage());
                }
            }
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(unsaid).allSatisfy(reason -> assertThat(reason).startsWith(backend + " does not have: "));
        String output = run(command.command().get(0), files);
        assertThat(output.lines().filter(line -> line.startsWith("ran ")))
                .as(output)
                .hasSameSizeAs(files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jax", "tensorflow"})
    void failuresAreSaidInTheWordsOfTheBackendThatFailed(String backend) throws Exception {
        BackendRegistry registry =
                BackendRegistry.ofKit(Path.of("..").toAbsolutePath().normalize(), Optional.empty());
        Map<String, String> failed;
        try (BackendSnippets snippets = new BackendSnippets(registry)) {
            failed = snippets.of(backend, Samples.of("api/map-and-stack/one-input"));
        }
        assertThat(failed.keySet()).startsWith(backend).contains("pytorch-legacy", "java");
        String python = registry.snippets(backend).orElseThrow().command().get(0);
        run(python, List.of(write("failed", failed.get(backend))));
    }

    private String write(String id, String program) throws IOException {
        return Files.writeString(folder.resolve(id.replaceAll("[^a-z0-9]+", "-") + ".py"), program)
                .toString();
    }

    private static String run(String python, List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "-c", EACH));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
