package io.vck.conformance.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.judge.expectation.EqualsMapStack;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs without the kit, run as they are printed. Needs the environment that {@code conformance/adapters/python/setup
 * pytorch-legacy} makes, and fails without it.
 */
@Tag("python")
class PyTorchSnippetRunTest {
    /** PyTorch takes seconds to import, so that one process runs many programs, each in a module of its own. */
    private static final String EACH =
            "import runpy, sys\nfor file in sys.argv[1:]:\n    print(file)\n    runpy.run_path(file)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PYTORCH_LEGACY", "PYTORCH_FUNC"})
    void runAsPrinted(Snippets target) throws Exception {
        List<String> words = new ArrayList<>(List.of("-c", EACH));
        for (String id : Samples.ALL) {
            words.add(write(id, target.of(Samples.of(id))));
        }
        Ended ended = python(words);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output().lines().filter(line -> line.endsWith(".py"))).hasSameSizeAs(Samples.ALL);
    }

    /** The original breaks the law there, and its successor keeps it: each program says what its vmap does. */
    @Test
    void aVmapIsComparedWithALoop() throws Exception {
        Reproduced inPlace = Samples.of("beyond/in-place-shapes/new-tensor[squeeze_,first]");
        Ended func = python(List.of(write("func", Snippets.PYTORCH_FUNC.of(inPlace))));
        assertThat(func.exitCode()).as(func.output()).isZero();
        Ended legacy = python(List.of(write("legacy", Snippets.PYTORCH_LEGACY.of(inPlace))));
        assertThat(legacy.exitCode()).isOne();
        assertThat(legacy.output()).contains("torch.Size([5, 2, 1, 3]) != torch.Size([5, 2, 3])");
    }

    @Test
    void aLoopTakesDicts() throws Exception {
        Reproduced dicts = Samples.written(
                Map.of("x", "{'a': randn(3), 'b': (randn(2, 3), randn(2))}"),
                EqualsMapStack.BY_BACKEND,
                "vmap(lambda d: d['a'] * d['b'][0] + d['b'][1], ({'a': 0, 'b': (1, None)},))(x)");
        Ended ended = python(List.of(write("dicts", Snippets.PYTORCH_FUNC.of(dicts))));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @Test
    void aProgramRunsByItself() throws Exception {
        String id = "api/out-dims/identity[1 of 2]";
        Ended ended = python(List.of(write(id, Snippets.PYTORCH_LEGACY.of(Samples.of(id)))));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @Test
    void aProgramFailsIfWhatIsExpectedIsAnother() throws Exception {
        String id = "api/map-and-stack/one-input";
        String wrong = Snippets.PYTORCH_LEGACY.of(Samples.of(id)).replace("x * x", "x * x * x");
        Ended ended = python(List.of(write(id, wrong)));
        assertThat(ended.exitCode()).isOne();
        assertThat(ended.output()).contains("AssertionError: Tensor-likes are not close!");
    }

    private record Ended(int exitCode, String output) {}

    private String write(String id, String program) throws IOException {
        return Files.writeString(folder.resolve(id.replaceAll("[^a-z0-9]+", "-") + ".py"), program)
                .toString();
    }

    private static Ended python(List<String> words) throws IOException, InterruptedException {
        Path environments = Path.of("..", "adapters", "python", ".venv");
        List<String> command = new ArrayList<>(List.of(Optional.ofNullable(System.getenv("VCK_PYTHON"))
                .orElse(environments.resolve("pytorch-legacy/bin/python").toString())));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
