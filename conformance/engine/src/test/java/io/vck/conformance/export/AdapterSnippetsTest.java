package io.vck.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.BackendUnavailable;
import io.vck.conformance.snippet.Inexpressible;
import io.vck.conformance.snippet.Samples;
import io.vck.conformance.wire.AdapterCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSnippetsTest {
    private static final String CASE = "api/levels/outer-product";

    @Test
    void whereThereIsNoEnvironmentItSaysHowToMakeOne() {
        Path nowhere = Path.of("no-such-folder");
        AdapterCommand command = AdapterCommand.pythonSnippets("jax", nowhere, Optional.empty());
        assertThatThrownBy(() -> AdapterSnippets.start(command))
                .isInstanceOf(BackendUnavailable.class)
                .hasMessageContaining("no-such-folder")
                .hasMessageEndingWith("Make its environment with " + nowhere.resolve("setup") + " jax");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        read line; echo '{"snippet": "x = 1"}'           | x = 1
        read line; echo '{"unsupported": "no way"}'      | Inexpressible: no way
        read line; echo '{"failed": "oh"}'               | IllegalStateException: the writer of snippets failed
        read line; echo no JSON                          | BackendUnavailable: printed what is no answer: no JSON
        echo no module >&2; exit 3                       | BackendUnavailable: no module
        """)
    void whatItAnswersIsTheSnippetOrTheReason(String script, String expected) {
        assertThat(saidBy(script)).satisfies(said -> {
            for (String part : expected.split(": ", 2)) {
                assertThat(said).contains(part);
            }
        });
    }

    private static String saidBy(String script) {
        AdapterCommand command = new AdapterCommand("any", List.of("sh", "-c", script));
        try (AdapterSnippets snippets = AdapterSnippets.start(command)) {
            return snippets.of(Samples.of(CASE));
        } catch (Inexpressible | IllegalStateException | BackendUnavailable problem) {
            return problem.toString();
        }
    }
}
