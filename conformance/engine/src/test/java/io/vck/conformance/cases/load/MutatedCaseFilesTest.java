package io.vck.conformance.cases.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.Mutation;
import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case files changed at random: each is read, or it is said what is wrong with it, and nothing else happens. */
class MutatedCaseFilesTest {
    private static final int COUNT = Integer.getInteger("vck.mutations", 2_000);
    private static final byte[] CASES = """
            {"about": "Some.", "requirements": ["LEVELS-1"], "define": {"f(a)": ["b = a * 2", "b"]}, "cases": [
              {"name": "one", "inputs": {"x": "randn(2, 3)"}, "run": "vmap(f)(x)",
               "expect": {"equals": "x * 2", "shape": [2, 3], "same_data": ["result", "x"]}},
              {"name": "two", "matrix": {"d": {"first": 0, "last": -1}}, "inputs": {"x": "randn(2, 3)"},
               "settings": {"fallback_warnings": true}, "run": ["y = vmap(torch.sin, d)(x)", "y[:, 0].T"],
               "expect": {"equals_map_stack": true}},
              {"name": "no", "inputs": {"x": "randn(2)"}, "run": "vmap(torch.sin, [0])(x)", "disputed": "who knows",
               "expect": {"raises": {"kind": "ValueError", "message": "in_dims"}}}]}
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final CaseFileLoader loader = CaseFileLoader.withSchema(Vocabulary.of(
            ReferenceLibrary::hasOperator,
            ReferenceLibrary::isRandom,
            BundledCases.operators(),
            BundledCases.profiles(),
            BundledCases.specification()));

    private boolean isRefused(byte[] text) throws IOException {
        Path file = Files.write(folder.resolve("mutated.json"), text);
        try {
            loader.load(CaseFiles.read(List.of(file)));
            return false;
        } catch (InvalidCases expected) {
            assertThat(expected.getMessage()).contains("mutated.json");
            return true;
        } catch (RuntimeException | Error bug) {
            throw new AssertionError("broken by: " + new String(text, StandardCharsets.UTF_8), bug);
        }
    }

    @Test
    void eachIsReadOrRefused() throws IOException {
        assertThat(isRefused(CASES)).isFalse();
        Random random = new Random(Long.getLong("vck.mutations.seed", 1));
        int refused = 0;
        for (int i = 0; i < COUNT; i++) {
            refused += isRefused(Mutation.of(CASES, random)) ? 1 : 0;
        }
        assertThat(refused).isBetween(COUNT / 4, COUNT - 1);
    }
}
