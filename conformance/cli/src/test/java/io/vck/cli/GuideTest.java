package io.vck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.run.Glob;
import io.vck.conformance.smoke.Check;
import io.vck.conformance.smoke.Checks;
import io.vck.conformance.smoke.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guide for authors of adapters says is so. */
class GuideTest {
    private static final String GUIDE = read(Path.of("..", "adapters", "README.md"));
    private static final Map<String, String> CAPABILITIES =
            BundledCases.profiles().capabilities();
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9-]+)` \\|.*\\| `([^`]+)` \\|$", Pattern.MULTILINE);

    /** A row of the table of capabilities. */
    record Row(String capability, String checks) {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(GUIDE);
        while (row.find()) {
            rows.add(new Row(row.group(1), row.group(2)));
        }
        return rows;
    }

    @Test
    void theTableHasTheCapabilitiesOfTheSuiteInTheirOrder() {
        assertThat(rows()).extracting(Row::capability).containsExactlyElementsOf(CAPABILITIES.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theChecksOfARowAreOfItsCapability(Row row) {
        Glob glob = Glob.of(row.checks());
        List<Check> checks = Checks.all(CAPABILITIES.keySet()).stream()
                .filter(check -> glob.matches(check.name()))
                .toList();
        assertThat(checks).isNotEmpty().allMatch(check -> check.capabilities().contains(row.capability()));
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void everySectionThatAFailureNamesIsThere(Section section) {
        String anchor = section.guide().substring(section.guide().indexOf('#') + 1);
        List<String> anchors = GUIDE.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
        assertThat(anchors).contains(anchor);
    }

    @Test
    @Tag("adapters")
    void theWholeAdapterOfTheGuideStartsAndIsToldWhatComesNext(@TempDir Path folder) throws IOException {
        Matcher code = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(GUIDE);
        assertThat(code.find()).isTrue();
        Path adapter = Files.writeString(folder.resolve("my_adapter.py"), code.group(1));
        Ran ran = Ran.vck("smoke", "--backend-command", "python3 '" + adapter + "'");
        assertThat(ran.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out())
                .contains(
                        "ok    conversation/capabilities",
                        "FAIL  conversation/run",
                        "the answer is unsupported (not written yet) instead of returned",
                        "mine 0.1, Python, claims nothing");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
