package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.cases.json.Pointer;
import io.vck.conformance.cases.json.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads case files and expands their cases. */
public final class CaseFileLoader {
    private final Vocabulary vocabulary;
    private final Optional<CaseFileSchema> schema;

    private CaseFileLoader(Vocabulary vocabulary, Optional<CaseFileSchema> schema) {
        this.vocabulary = vocabulary;
        this.schema = schema;
    }

    /** A loader for files that the kit's own build has checked against their schema. */
    public CaseFileLoader(Vocabulary vocabulary) {
        this(vocabulary, Optional.empty());
    }

    /** A loader that also asks the published JSON Schema, for files of which nothing is known. */
    public static CaseFileLoader withSchema(Vocabulary vocabulary) {
        return new CaseFileLoader(vocabulary, Optional.of(new CaseFileSchema()));
    }

    /**
     * What came of reading a file.
     *
     * @param cases those without problems
     * @param problems all that is wrong, in the order of the text
     */
    public record Loaded(List<Case> cases, List<CaseProblem> problems) {
        public Loaded {
            cases = List.copyOf(cases);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads files, on all processors: every run waits for it.
     *
     * @throws InvalidCases if anything is wrong with any of them, with all that is
     */
    public Suite load(List<CaseSource> sources) {
        List<Case> cases = new ArrayList<>();
        List<CaseProblem> problems = new ArrayList<>();
        for (Loaded loaded : sources.parallelStream().map(this::read).toList()) {
            cases.addAll(loaded.cases());
            problems.addAll(loaded.problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidCases(problems);
        }
        return Suite.of(cases, SourceDigest.of(sources));
    }

    /** Reads a file. */
    public Loaded read(CaseSource source) {
        Problems problems = new Problems(source.name(), source.text());
        JsonText.Result result = JsonText.read(source.text());
        result.faults().forEach(fault -> problems.at(fault.place(), fault.message()));
        List<Case> cases = new ArrayList<>();
        result.value().ifPresent(json -> {
            if (json instanceof Json.Object object) {
                cases.addAll(file(source, object, problems));
            } else {
                problems.at(json, "a case file is to be an object, got " + json.kind());
            }
        });
        if (problems.count() == 0) {
            schema.ifPresent(published -> check(published, source, problems));
        }
        return new Loaded(cases, problems.inOrder());
    }

    private static void check(CaseFileSchema schema, CaseSource source, Problems problems) {
        schema.refusals(source.text())
                .forEach(refusal -> problems.at(
                        new Place(0, 1, 1, new Pointer.Words(refusal.pointer())),
                        "case-file.schema.json: " + refusal.message()));
    }

    private List<Case> file(CaseSource source, Json.Object object, Problems problems) {
        Fields fields = new Fields(object, problems)
                .only("$schema", "about", "requirements", "define", "cases")
                .required("cases");
        fields.text("$schema");
        ProgramReader programs = new ProgramReader(problems);
        Optional<Map<String, Node.Assign>> definitions = programs.definitions(fields.object("define"));
        Names names = new Names(problems);
        definitions.orElse(Map.of()).keySet().forEach(name -> names.bind(name, object.place(), "a function"));
        CaseReader.FileDefaults defaults = new CaseReader.FileDefaults(
                source.area() + "/" + source.file() + "/",
                fields.sentence("about").orElse(""),
                CaseReader.requirements(fields, vocabulary, problems),
                definitions);
        CaseReader reader = new CaseReader(vocabulary, programs, problems, defaults);
        Expansion expansion = new Expansion(vocabulary, programs, problems);
        List<Case> cases = new ArrayList<>();
        List<Json> items = fields.array("cases").map(Json.Array::items).orElse(List.of());
        for (Json item : items) {
            cases.addAll(one(item, reader, expansion, problems));
        }
        if (items.isEmpty() && fields.array("cases").isPresent()) {
            problems.at(object, "a case file has at least one case");
        }
        checkNames(items, problems);
        return cases;
    }

    /** A case that is wrong as it is written is expanded all the same, to find what else is wrong. */
    private static List<Case> one(Json item, CaseReader reader, Expansion expansion, Problems problems) {
        if (!(item instanceof Json.Object object)) {
            problems.at(item, "a case is to be an object, got " + item.kind());
            return List.of();
        }
        int before = problems.count();
        Optional<CaseTemplate> template = reader.read(object);
        if (problems.count() == before) {
            template.ifPresent(sound -> Usage.check(sound, problems));
        }
        List<Case> expanded = template.map(expansion::expand).orElse(List.of());
        if (problems.count() == before) {
            checkIds(expanded, object, problems);
        }
        return problems.count() > before ? List.of() : expanded;
    }

    private static void checkIds(List<Case> expanded, Json.Object object, Problems problems) {
        Set<String> ids = new HashSet<>();
        for (Case one : expanded) {
            if (!ids.add(one.id())) {
                problems.at(object, "two rows of the matrix have the id " + one.id());
            }
        }
    }

    private static void checkNames(List<Json> items, Problems problems) {
        Map<String, Json.Text> seen = new HashMap<>();
        for (Json item : items) {
            if (item instanceof Json.Object object && object.members().containsKey("name")) {
                checkName(object.members().get("name").value(), seen, problems);
            }
        }
    }

    private static void checkName(Json value, Map<String, Json.Text> seen, Problems problems) {
        if (value instanceof Json.Text name) {
            Json.Text other = seen.putIfAbsent(name.value(), name);
            if (other != null) {
                problems.at(
                        name,
                        "the name \"" + name.value() + "\" is taken already in line "
                                + other.place().line());
            }
        }
    }
}
