package io.vck.conformance.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.reports.known.Findings;
import io.vck.reports.known.Findings.Claim;
import io.vck.reports.known.Findings.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsReaderTest {
    private static final String DOCUMENT = """
        # Findings

        What people should know.

        ## `toy.vmap`, Toy 1.0

        Each program follows

        ```python
        import toy
        ```

        ### X01 `roll`, `flip`: values

        Each lane gets another one's value,
        and *that* is wrong.

        ```python
        roll(x)

        flip(x)
        ```

        - got: `[1, 2]`
        - law: `[2, 1]`
        - got: `afterwards
          x is 1`
        - law: nothing of the kind

        ## How long was looked

        - an hour
        """;

    /** Where the repository's baselines are. */
    private static final Path BASELINES = Path.of("../baselines");

    private static Findings read(String text) {
        return FindingsReader.read("F.md", text);
    }

    @Test
    void readsWhatStandsThereAsItWasWritten() {
        Findings findings = read(DOCUMENT);

        assertThat(findings.sections()).hasSize(1);
        assertThat(findings.sections().get(0).implementation()).isEqualTo("`toy.vmap`, Toy 1.0");
        assertThat(findings.sections().get(0).about()).isEqualTo("Each program follows\n\n```python\nimport toy\n```");
        assertThat(findings.sections().get(0).findings())
                .containsExactly(new Finding(
                        "X01",
                        "`roll`, `flip`",
                        "values",
                        "Each lane gets another one's value,\nand *that* is wrong.",
                        "python",
                        "roll(x)\n\nflip(x)\n",
                        List.of(
                                new Claim("`[1, 2]`", "`[2, 1]`"),
                                new Claim("`afterwards x is 1`", "nothing of the kind"))));
    }

    @Test
    void aCaseExpressesTheFindingThatItIsNamedBy(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("toy.json"),
                "{\"cases\": [{\"name\": \"x01-roll\"}, {\"name\": \"x010-flip\"}, {\"name\": \"x01-flip\"}]}");
        Path document = Files.writeString(
                folder.resolve("FINDINGS.md"),
                DOCUMENT.replace("Each program follows", "There are [cases](toy.json). Each program follows"));
        Findings findings = new FoundCases(document, FindingsReaderTest::text).of(read(Files.readString(document)));

        assertThat(findings.sections().get(0).findings().get(0).cases())
                .containsExactly("user/toy/x01-roll", "user/toy/x01-flip");
        Files.writeString(folder.resolve("toy.json"), "[]");
        assertThatThrownBy(() -> new FoundCases(document, FindingsReaderTest::text).of(findings))
                .isInstanceOf(InvalidBaseline.class)
                .hasMessageContaining("toy.json, which is no case file: it has no \"cases\"");
        Files.delete(folder.resolve("toy.json"));
        assertThat(new FoundCases(document, FindingsReaderTest::text).of(read(Files.readString(document))))
                .isEqualTo(read(Files.readString(document)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every case that stands in the repository by the number of a finding. */
    @Test
    void theRepositorysFindingsHaveTheirCases() throws IOException {
        long named = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("../found"), "*.json")) {
            for (Path file : files) {
                named += Files.readString(file).split("\"name\":", -1).length - 1;
            }
        }
        long expressed = Baselines.read(List.of(BASELINES), false).findings().sections().stream()
                .flatMap(section -> section.findings().stream())
                .mapToLong(finding -> finding.cases().size())
                .sum();

        assertThat(expressed).isEqualTo(named).isPositive();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("### X01 `roll`, `flip`: values", "### `roll`", "F.md:13: expected a heading such as"),
                Arguments.of(": values", "", "F.md:13: expected a heading such as"),
                Arguments.of("- got: `[1, 2]`\n", "", "F.md:24: expected \"got: ...\", got \"law: `[2, 1]`\""),
                Arguments.of(
                        "- law: `[2, 1]`\n", "", "F.md:25: expected \"law: ...\", got \"got: `afterwards x is 1`\""),
                Arguments.of("- law: nothing of the kind\n", "", "F.md:24: a \"got\" without its \"law\""),
                Arguments.of("```python\nroll(x)\n\nflip(x)\n```\n", "", "F.md:13: X01 needs a sentence, one program"),
                Arguments.of(
                        "## `toy.vmap`, Toy 1.0",
                        "The toy",
                        "F.md:13: a finding stands below the heading of its implementation"),
                Arguments.of("## How long was looked", "### X01 `roll`: values\n", "X01 stands in line 13 already"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLine(String right, String wrong, String message) {
        assertThat(DOCUMENT).contains(right);

        assertThatThrownBy(() -> read(DOCUMENT.replace(right, wrong)))
                .isInstanceOf(InvalidBaseline.class)
                .hasMessageContaining(message);
    }

    @Test
    void theRepositoryDescribesEveryFindingThatItsBaselinesName() {
        Findings findings = Baselines.read(List.of(BASELINES), false).findings();

        assertThat(findings.sections()).hasSizeGreaterThan(4);
        for (Baseline baseline : Baselines.read(List.of(BASELINES), false).all()) {
            for (KnownOutcome entry : baseline.entries()) {
                assertThat(entry.forReports().findings())
                        .as("%s: %s", baseline.file(), entry.reason())
                        .allMatch(findings::has)
                        .hasSizeGreaterThanOrEqualTo(entry.reason().contains(Findings.FILE) ? 1 : 0);
            }
        }
    }
}
