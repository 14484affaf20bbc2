package io.vck.conformance.gate;

import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.reports.known.Findings;
import io.vck.reports.known.Findings.Finding;
import io.vck.reports.known.Findings.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The cases that express findings. The text of an implementation in the document links to their case file,
 * <code>[the cases](found/toy.json)</code>, in which each is named by its finding and what it is of, <code>x01-roll</code>.
 */
final class FoundCases {
    private static final Pattern CASE_FILE = Pattern.compile("]\\(([^)\\s]+)\\.json\\)");

    private final Function<Path, String> text;
    private final Path document;

    /**
     * For the findings of a document.
     *
     * @param text reads a file
     */
    FoundCases(Path document, Function<Path, String> text) {
        this.document = document;
        this.text = text;
    }

    /**
     * The findings with their cases.
     *
     * @throws InvalidBaseline if a case file can't be read
     */
    Findings of(Findings findings) {
        return new Findings(findings.sections().stream().map(this::of).toList());
    }

    private Section of(Section section) {
        List<String> cases = CASE_FILE
                .matcher(section.about())
                .results()
                .flatMap((MatchResult link) -> cases(link.group(1)).stream())
                .toList();
        return new Section(
                section.implementation(),
                section.about(),
                section.findings().stream().map(each -> of(each, cases)).toList());
    }

    private static Finding of(Finding finding, List<String> cases) {
        String named = "/" + finding.id().toLowerCase(Locale.ROOT) + "-";
        return finding.withCases(cases.stream().filter(id -> id.contains(named)).toList());
    }

    /** The ids of the cases of a file beside the document, by its path without its ending; none if the document came alone. */
    private List<String> cases(String linked) {
        Path file = document.resolveSibling(linked + ".json");
        if (!Files.exists(file)) {
            return List.of();
        }
        String area = "user/" + file.getFileName().toString().replaceFirst("\\.json$", "") + "/";
        JsonText.Result json = JsonText.read(text.apply(file));
        Json cases = member(json.value(), "cases")
                .orElseThrow(() -> new InvalidBaseline(
                        document + " links to " + file + ", which is no case file: it has no \"cases\""));
        List<String> ids = new ArrayList<>();
        if (cases instanceof Json.Array array) {
            for (Json item : array.items()) {
                if (member(Optional.of(item), "name").orElse(item) instanceof Json.Text name) {
                    ids.add(area + name.value());
                }
            }
        }
        return ids;
    }

    private static Optional<Json> member(Optional<Json> json, String key) {
        return json.filter(Json.Object.class::isInstance)
                .map(object -> ((Json.Object) object).members().get(key))
                .map(Json.Member::value);
    }
}
