package io.vck.conformance.fuzz.catalogue;

import io.vck.backend.program.Node;
import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.language.Parsed;
import io.vck.conformance.language.ProgramParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the files of the catalogue, as {@code fuzz-catalogue.schema.json} describes them. */
public final class CatalogueReader {
    private static final String[] KEYS = {"calls", "where", "sizes", "gives"};

    private final String family;
    private final Problems problems;

    private CatalogueReader(String family, Problems problems) {
        this.family = family;
        this.problems = problems;
    }

    /** The catalogue that the kit brings along. */
    public static Catalogue bundled() {
        List<Entry> entries = new ArrayList<>();
        List<CaseProblem> problems = new ArrayList<>();
        BundledCases.catalogue().forEach((family, text) -> {
            Problems ofFile = new Problems("fuzz/" + family + ".json", text);
            entries.addAll(new CatalogueReader(family, ofFile).read(text));
            problems.addAll(ofFile.inOrder());
        });
        if (!problems.isEmpty()) {
            throw new InvalidCases(problems);
        }
        return new Catalogue(entries);
    }

    /**
     * A catalogue of one file.
     *
     * @throws InvalidCases if anything is wrong with the text
     */
    public static Catalogue read(String family, String text) {
        Problems problems = new Problems(family + ".json", text);
        Catalogue catalogue = new Catalogue(new CatalogueReader(family, problems).read(text));
        if (problems.count() > 0) {
            throw new InvalidCases(problems.inOrder());
        }
        return catalogue;
    }

    private List<Entry> read(String text) {
        JsonText.Result result = JsonText.read(text);
        result.faults().forEach(fault -> problems.at(fault.place(), fault.message()));
        List<Entry> entries = new ArrayList<>();
        if (result.value().orElse(null) instanceof Json.Object file) {
            Fields fields =
                    new Fields(file, problems).only("about", "operators").required("about", "operators");
            fields.sentence("about");
            fields.array("operators").map(Json.Array::items).orElse(List.of()).forEach(item -> {
                if (item instanceof Json.Object object) {
                    entries.add(entry(object));
                } else {
                    problems.at(item, "a row of the catalogue is to be an object, got " + item.kind());
                }
            });
        }
        return entries;
    }

    private Entry entry(Json.Object object) {
        Fields fields = new Fields(object, problems).only(KEYS).required("calls", "where");
        List<Node> calls = new ArrayList<>();
        fields.texts("calls").forEach(call -> parsed(call, ProgramParser::step).ifPresent(calls::add));
        Map<String, Argument> arguments = new LinkedHashMap<>();
        members(fields, "where").forEach((name, value) -> argument(value).ifPresent(read -> arguments.put(name, read)));
        Map<String, Entry.Range> sizes = new LinkedHashMap<>();
        members(fields, "sizes")
                .forEach((name, value) ->
                        pattern(value, CatalogueReader::range).ifPresent(range -> sizes.put(name, range)));
        Outcomes gives = fields.value("gives").flatMap(this::outcomes).orElse(new Outcomes.Opaque());
        return new Entry(family, calls, arguments, sizes, gives);
    }

    private static Map<String, Json> members(Fields fields, String key) {
        Map<String, Json> members = new LinkedHashMap<>();
        fields.object(key)
                .ifPresent(object -> object.members().forEach((name, member) -> members.put(name, member.value())));
        return members;
    }

    private Optional<Argument> argument(Json value) {
        if (!(value instanceof Json.Array array)) {
            return pattern(value, PatternText::argument);
        }
        List<Node> choices = new ArrayList<>();
        for (Json item : array.items()) {
            if (item instanceof Json.Text text) {
                parsed(text, ProgramParser::expression).ifPresent(choices::add);
            } else {
                problems.at(item, "a choice is to be an expression in quotes, got " + item.kind());
            }
        }
        return choices.isEmpty() ? Optional.empty() : Optional.of(new Argument.OneOf(choices));
    }

    private Optional<Outcomes> outcomes(Json value) {
        if (value instanceof Json.Array array) {
            List<Outcomes> items = array.items().stream()
                    .map(item -> outcomes(item).orElse(new Outcomes.Opaque()))
                    .toList();
            return Optional.of(new Outcomes.Several(items));
        }
        return pattern(
                value, text -> text.equals("?") ? new Outcomes.Opaque() : new Outcomes.One(PatternText.tensor(text)));
    }

    private static Entry.Range range(String text) {
        if (PatternText.argument(text) instanceof Argument.Whole whole && whole.high() instanceof Extent.Fixed high) {
            return new Entry.Range(whole.low(), high.value());
        }
        throw new IllegalArgumentException("\"" + text + "\" is no range of sizes; expected one such as \"1..3\"");
    }

    private <E> Optional<E> pattern(Json value, Function<String, E> reader) {
        if (!(value instanceof Json.Text text)) {
            problems.at(value, "a pattern is to be a string, got " + value.kind());
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text.value()));
        } catch (IllegalArgumentException wrong) {
            problems.at(value, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Node> parsed(Json.Text text, Function<String, Parsed> parser) {
        Parsed parsed = parser.apply(text.value());
        parsed.problems().forEach(problem -> problems.inside(text, problem));
        return parsed.node();
    }
}
