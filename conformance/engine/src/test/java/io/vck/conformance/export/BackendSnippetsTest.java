package io.vck.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.KnownBackend;
import io.vck.conformance.snippet.Reproduced;
import io.vck.conformance.snippet.Samples;
import io.vck.conformance.wire.AdapterCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendSnippetsTest {
    private static final Reproduced FAILED = Samples.of("api/levels/outer-product");

    private static BackendSnippets writtenBy(String... command) {
        List<KnownBackend> known = new ArrayList<>(
                BackendRegistry.ofKit(Path.of(""), Optional.empty()).builtIn());
        known.add(new KnownBackend("toy", "", false, terms -> new LoopBackend())
                .saidBy(new AdapterCommand("toy", List.of(command))));
        return new BackendSnippets(new BackendRegistry(known));
    }

    @Test
    void thoseInTheBackendsOwnWordsComeFirst() {
        try (BackendSnippets snippets = writtenBy("sh", "-c", """
                while read line; do echo '{"snippet": "toy 'says' '"$0"'"}'; done""")) {
            Map<String, String> written = snippets.of("toy", FAILED);
            assertThat(written.keySet()).containsExactly("toy", "pytorch-legacy", "pytorch-func", "java");
            assertThat(written).containsEntry("toy", "toy says --without-running");
            assertThat(snippets.of("pytorch-func", FAILED).keySet())
                    .containsExactly("pytorch-func", "pytorch-legacy", "java");
            assertThat(snippets.of("loop", FAILED).keySet()).startsWith("java");
            assertThat(snippets.of("a user's", FAILED).keySet())
                    .containsExactly("pytorch-legacy", "pytorch-func", "java");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while read line; do echo '{\"unsupported\": \"no\"}'; done",
                "while read line; do echo '{\"failed\": \"oh\"}'; done",
                "echo no module >&2; exit 3"
            })
    void whereThereAreNoneThoseOfTheKitStay(String script) {
        try (BackendSnippets snippets = writtenBy("sh", "-c", script)) {
            for (int time = 0; time < 2; time++) {
                assertThat(snippets.of("toy", FAILED).keySet())
                        .containsExactly("pytorch-legacy", "pytorch-func", "java");
            }
        }
    }

    @Test
    void aWriterThatIsNotInstalledCostsNothingElse() {
        try (BackendSnippets snippets = writtenBy("/no/such/program")) {
            assertThat(snippets.of("toy", FAILED).keySet()).containsExactly("pytorch-legacy", "pytorch-func", "java");
        }
    }
}
