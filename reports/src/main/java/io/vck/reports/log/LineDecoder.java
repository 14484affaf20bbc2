package io.vck.reports.log;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Lines of the log from JSON objects. */
final class LineDecoder {
    private LineDecoder() {}

    /**
     * @throws UnexpectedJson if it is no line of a log
     */
    static LogLine decode(JsonNode json) {
        Fields line = Fields.of(json);
        switch (line.text("type")) {
            case "header":
                return header(line);
            case "record":
                return record(line);
            case "footer":
                return footer(line);
            default:
                throw new UnexpectedJson("`type` is to be header, record or footer, got \"" + line.text("type") + "\"");
        }
    }

    private static Header header(Fields json) {
        Fields versions = json.object("versions");
        Fields backend = json.object("backend");
        Fields environment = json.object("environment");
        return new Header(
                new Versions(
                        versions.text("suite"), versions.text("protocol"), versions.text("log"), versions.text("kit")),
                new BackendIdentity(
                        backend.text("name"),
                        backend.text("version"),
                        backend.text("language"),
                        new TreeSet<>(backend.texts("capabilities"))),
                new Environment(environment.text("os"), environment.text("jvm"), environment.instant("started")),
                glossary(json),
                json.optional("rerun", json::text),
                json.optional("plan", key -> plan(json.object(key))),
                json.optional("library", json::text));
    }

    private static Glossary glossary(Fields json) {
        return new Glossary(
                texts(json.object("requirements")),
                json.optional("requirement_titles", key -> texts(json.object(key)))
                        .orElseGet(TreeMap::new),
                json.list("operators", LineDecoder::operator),
                json.optional("profiles", key -> profiles(json.object(key))).orElseGet(TreeMap::new),
                json.optional("capability_texts", key -> texts(json.object(key)))
                        .orElseGet(TreeMap::new));
    }

    private static SortedMap<String, List<String>> profiles(Fields json) {
        SortedMap<String, List<String>> profiles = new TreeMap<>();
        json.json().properties().forEach(entry -> profiles.put(entry.getKey(), json.texts(entry.getKey())));
        return profiles;
    }

    private static Plan plan(Fields json) {
        Fields selected = json.object("selected");
        return new Plan(
                json.text("suite"),
                json.texts("filters"),
                json.optional("failed_only", json::bool).orElse(false),
                json.optional("profile", json::text),
                json.integer("timeout_ms"),
                json.bool("keep_values"),
                new CaseSet(selected.integer("count"), selected.text("crc32c")),
                json.integer("cases"),
                json.optional("shard", key -> shard(json.object(key))));
    }

    private static Plan.Shard shard(Fields json) {
        return new Plan.Shard((int) json.integer("index"), (int) json.integer("count"), json.text("durations"));
    }

    private static SortedMap<String, String> texts(Fields json) {
        return new TreeMap<>(inOrder(json));
    }

    private static Map<String, String> inOrder(Fields json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.json().properties().forEach(entry -> texts.put(entry.getKey(), json.text(entry.getKey())));
        return texts;
    }

    private static OperatorEntry operator(JsonNode json) {
        Fields operator = Fields.of(json);
        return new OperatorEntry(
                operator.text("name"), operator.text("schema"), operator.text("batching"), operator.bool("derivative"));
    }

    private static CaseRecord record(Fields json) {
        return new CaseRecord(
                tested(json),
                verdict(json.text("verdict")),
                json.text("message"),
                json.list("expect", LineDecoder::expectation),
                json.optional("observation", key -> observation(json.object(key))),
                json.integer("unchecked"),
                json.real("milliseconds"),
                new Explanation(
                        json.optional("origin", key -> origin(json.object(key))),
                        json.optional("snippets", key -> inOrder(json.object(key)))
                                .orElse(Map.of())));
    }

    private static LoggedCase tested(Fields json) {
        return new LoggedCase(
                json.text("id"),
                json.text("about"),
                json.texts("requirements"),
                json.texts("mirrors"),
                json.optional("disputed", json::text),
                json.text("program"),
                json.list("inputs", LineDecoder::input),
                sorted(json, "settings"),
                new Demands(sorted(json, "operators"), sorted(json, "capabilities"), sorted(json, "observes")));
    }

    private static SortedSet<String> sorted(Fields json, String key) {
        return new TreeSet<>(json.optional(key, json::texts).orElse(List.of()));
    }

    private static LoggedOrigin origin(Fields json) {
        return new LoggedOrigin(json.text("kind"), json.text("text"));
    }

    private static CaseVerdict verdict(String label) {
        return CaseVerdict.of(label)
                .orElseThrow(() -> new UnexpectedJson("`verdict` is to be one of "
                        + List.of(CaseVerdict.values()).stream()
                                .map(CaseVerdict::label)
                                .toList()
                        + ", got \"" + label + "\""));
    }

    private static LoggedInput input(JsonNode json) {
        Fields input = Fields.of(json);
        return new LoggedInput(
                input.text("name"),
                input.text("expression"),
                ValueDecoder.decode(input.object("value").json()));
    }

    private static LoggedExpectation expectation(JsonNode json) {
        Fields expectation = Fields.of(json);
        return new LoggedExpectation(
                expectation.text("key"),
                expectation.text("describe"),
                expectation.text("finding"),
                expectation.text("detail"),
                expectation
                        .optional("expected", key -> expectation.map(key, ValueDecoder::decode))
                        .orElse(Map.of()),
                expectation.optional("difference", key -> difference(expectation.object(key))));
    }

    private static LoggedDifference difference(Fields json) {
        return new LoggedDifference(
                json.text("path"),
                json.optional("index", json::text),
                json.optional("lane", json::integer),
                json.text("expected"),
                json.text("observed"),
                json.text("explanation"),
                json.optional("diagnosis", key -> diagnosis(json.object(key))));
    }

    private static LoggedDiagnosis diagnosis(Fields json) {
        return new LoggedDiagnosis(json.text("kind"), json.text("text"), json.map("facts", ValueDecoder::decode));
    }

    private static LoggedObservation observation(Fields json) {
        Optional<LoggedError> raised = json.optional("raised", key -> error(json.object(key)));
        return new LoggedObservation(
                raised,
                json.map("values", ValueDecoder::decode),
                json.map("aliases", ValueDecoder::decode),
                json.texts("warnings"));
    }

    private static LoggedError error(Fields json) {
        return new LoggedError((int) json.integer("step"), json.texts("kinds"), json.text("message"));
    }

    private static Footer footer(Fields json) {
        Fields tally = json.object("tally");
        Map<CaseVerdict, Long> verdicts = new EnumMap<>(CaseVerdict.class);
        for (CaseVerdict verdict : CaseVerdict.values()) {
            verdicts.put(verdict, tally.integer(verdict.label()));
        }
        return new Footer(
                json.bool("complete"),
                new Tally(verdicts, tally.integer("disputed"), tally.integer("unchecked")),
                json.instant("ended"),
                json.optional("checksum", json::text));
    }
}
