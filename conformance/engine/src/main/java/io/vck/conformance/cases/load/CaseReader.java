package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one case of a file. */
final class CaseReader {
    private static final String[] KEYS = {
        "name",
        "about",
        "requirements",
        "matrix",
        "inputs",
        "define",
        "run",
        "expect",
        "mirrors",
        "needs",
        "settings",
        "disputed",
        "blind"
    };
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]+(-[A-Za-z0-9_.]+)*");
    private static final Pattern MIRRORED = Pattern.compile("\\w+\\.\\w+(/\\d+)?");

    private final Vocabulary vocabulary;
    private final ProgramReader programs;
    private final Problems problems;
    private final FileDefaults defaults;

    CaseReader(Vocabulary vocabulary, ProgramReader programs, Problems problems, FileDefaults defaults) {
        this.vocabulary = vocabulary;
        this.programs = programs;
        this.problems = problems;
        this.defaults = defaults;
    }

    /**
     * What a file says once for all of its cases.
     *
     * @param idPrefix {@code <area>/<file>/}
     * @param definitions empty if the name of one can't be read
     */
    record FileDefaults(
            String idPrefix, String about, List<String> requirements, Optional<Map<String, Node.Assign>> definitions) {}

    /** The case as far as it can be read; empty if it has names that can't be told. */
    Optional<CaseTemplate> read(Json.Object object) {
        Fields fields = new Fields(object, problems).only(KEYS).required("name", "run", "expect");
        Names names = new Names(problems);
        Matrix matrix = new MatrixReader(programs, problems, names).read(fields.object("matrix"));
        Map<String, Node> inputs = inputs(fields.object("inputs"), names);
        Optional<Map<String, Node.Assign>> own = programs.definitions(fields.object("define"));
        own.ifPresent(functions -> functions
                .keySet()
                .forEach(name ->
                        names.bind(name, fields.object("define").orElse(object).place(), "a function")));
        List<Node> steps = fields.value("run").map(programs::steps).orElse(List.of());
        List<ExpectationTemplate> expectations = fields.object("expect")
                .map(new ExpectationReader(programs, problems)::read)
                .orElse(List.of());
        List<String> requirements =
                fields.has("requirements") ? requirements(fields, vocabulary, problems) : defaults.requirements();
        CaseTemplate template = new CaseTemplate(
                defaults.idPrefix() + name(fields),
                object.place(),
                fields.sentence("about").orElse(defaults.about()),
                requirements,
                matrix,
                inputs,
                visible(own.orElse(Map.of())),
                own.orElse(Map.of()).keySet(),
                steps,
                expectations,
                mirrors(fields),
                needs(fields),
                settings(fields),
                fields.sentence("disputed"),
                fields.sentences("blind"));
        return own.isPresent() && defaults.definitions().isPresent() ? Optional.of(template) : Optional.empty();
    }

    private String name(Fields fields) {
        Optional<Json.Text> name = fields.text("name");
        name.filter(text -> !NAME.matcher(text.value()).matches())
                .ifPresent(text -> problems.at(
                        text,
                        "a case's name is words of letters, digits, _ and . with - between them, got \"" + text.value()
                                + "\""));
        return name.map(Json.Text::value).orElse("");
    }

    private Map<String, Node> inputs(Optional<Json.Object> object, Names names) {
        Map<String, Node> inputs = new LinkedHashMap<>();
        object.ifPresent(found -> found.members().forEach((name, member) -> {
            names.bind(name, member.key(), "an input");
            inputs.put(name, programs.expression(member.value()).orElse(ProgramReader.NOTHING));
        }));
        return inputs;
    }

    private Map<String, Node.Assign> visible(Map<String, Node.Assign> own) {
        Map<String, Node.Assign> all =
                new LinkedHashMap<>(defaults.definitions().orElse(Map.of()));
        all.putAll(own);
        return all;
    }

    static List<String> requirements(Fields fields, Vocabulary vocabulary, Problems problems) {
        List<Json.Text> ids = fields.texts("requirements");
        for (Json.Text id : ids) {
            if (!vocabulary.requirements().contains(id.value())) {
                problems.at(id, "there is no requirement " + id.value() + " in the specification");
            }
        }
        return ids.stream().map(Json.Text::value).toList();
    }

    private List<String> mirrors(Fields fields) {
        List<Json.Text> mirrors = fields.texts("mirrors");
        for (Json.Text mirror : mirrors) {
            if (!MIRRORED.matcher(mirror.value()).matches()) {
                problems.at(mirror, "expected a test, or a scenario as in \"TestVmap.test_name/001\"");
            }
        }
        return mirrors.stream().map(Json.Text::value).toList();
    }

    private Set<String> needs(Fields fields) {
        Set<String> needs = new LinkedHashSet<>();
        for (Json.Text id : fields.texts("needs")) {
            if (!vocabulary.capabilities().contains(id.value())) {
                problems.at(
                        id,
                        "there is no capability " + id.value() + "; there are "
                                + String.join(
                                        ", ",
                                        vocabulary.capabilities().stream()
                                                .sorted()
                                                .toList()));
            }
            needs.add(id.value());
        }
        return needs;
    }

    private Settings settings(Fields fields) {
        return fields.object("settings")
                .map(object -> new Fields(object, problems).only("fallback_warnings"))
                .flatMap(settings -> settings.bool("fallback_warnings"))
                .map(Settings::new)
                .orElse(Settings.DEFAULT);
    }
}
