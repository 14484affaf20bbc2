package io.vck.conformance.gate;

import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes baselines for people: an entry a paragraph, a case a line, so that changes can be read as changes of lines. */
public final class BaselineWriter {
    private static final String SCHEMA = "https://vck.io/schemas/baseline.schema.json";
    private static final JsonFactory JSON = new JsonFactory();

    private final StringBuilder text = new StringBuilder();

    private BaselineWriter() {}

    /** The text of a baseline. */
    public static String write(Baseline baseline) {
        BaselineWriter writer = new BaselineWriter();
        writer.baseline(baseline);
        return writer.text.toString();
    }

    private void baseline(Baseline baseline) {
        text.append("{\n");
        property("$schema", quoted(SCHEMA)).append(",\n");
        property("baseline", quoted(Baseline.VERSION)).append(",\n");
        text.append("  \"backend\": {\"name\": ").append(quoted(baseline.backend()));
        text.append(", \"version\": ").append(quoted(baseline.backendVersion()));
        text.append(",\n    \"capabilities\": ")
                .append(list(baseline.capabilities()))
                .append("},\n");
        property("suite", quoted(baseline.suite())).append(",\n");
        baseline.profile()
                .ifPresent(profile -> property("profile", quoted(profile)).append(",\n"));
        entries(baseline.entries());
        cases(CaseFamily.of(baseline.cases()));
        text.append("}\n");
    }

    private StringBuilder property(String key, String value) {
        return text.append("  ").append(quoted(key)).append(": ").append(value);
    }

    private void entries(List<KnownOutcome> entries) {
        text.append("  \"entries\": [");
        String before = "\n";
        for (KnownOutcome entry : entries) {
            text.append(before);
            before = ",\n";
            entry(entry);
        }
        text.append(entries.isEmpty() ? "],\n" : "\n  ],\n");
    }

    private void entry(KnownOutcome entry) {
        text.append("    {\"case\": ").append(quoted(entry.cases().name()));
        if (!entry.cases().labels().isEmpty()) {
            field("labels", list(entry.cases().labels()));
        }
        field("verdict", quoted(entry.outcome().verdict().label()));
        field("message", quoted(entry.outcome().message()));
        if (entry.flaky()) {
            field("flaky", "true");
        }
        field("reason", quoted(entry.reason()));
        entry.issue().ifPresent(issue -> field("issue", quoted(issue)));
        entry.owner().ifPresent(owner -> field("owner", quoted(owner)));
        entry.until().ifPresent(day -> field("until", quoted(day.toString())));
        text.append('}');
    }

    private void field(String key, String value) {
        text.append(",\n      ").append(quoted(key)).append(": ").append(value);
    }

    private void cases(List<CaseFamily> families) {
        text.append("  \"cases\": {");
        String before = "\n";
        for (CaseFamily family : families) {
            text.append(before).append("    ").append(quoted(family.name())).append(": ");
            text.append(list(family.labels()));
            before = ",\n";
        }
        text.append(families.isEmpty() ? "}\n" : "\n  }\n");
    }

    private static String list(Collection<String> strings) {
        return strings.stream().map(BaselineWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String string) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeString(string);
        }
        return wellFormed(out.toString());
    }

    /** Half of a surrogate pair can't be encoded; JSON has a way to write it down. */
    private static String wellFormed(String json) {
        if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return json;
        }
        StringBuilder fit = new StringBuilder();
        json.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                fit.append(String.format("\\u%04x", point));
            } else {
                fit.appendCodePoint(point);
            }
        });
        return fit.toString();
    }
}
