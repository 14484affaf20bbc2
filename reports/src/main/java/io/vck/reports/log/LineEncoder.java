package io.vck.reports.log;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/** Lines of the log as JSON objects. */
final class LineEncoder {
    private LineEncoder() {}

    static void write(LogLine line, JsonGenerator json) {
        json.writeStartObject();
        if (line instanceof Header header) {
            json.writeStringProperty("type", "header");
            write(header, json);
        } else if (line instanceof CaseRecord record) {
            json.writeStringProperty("type", "record");
            write(record, json);
        } else if (line instanceof Footer footer) {
            json.writeStringProperty("type", "footer");
            write(footer, json);
        }
        json.writeEndObject();
    }

    private static void write(Header header, JsonGenerator json) {
        json.writeObjectPropertyStart("versions");
        json.writeStringProperty("suite", header.versions().suite());
        json.writeStringProperty("protocol", header.versions().protocol());
        json.writeStringProperty("log", header.versions().log());
        json.writeStringProperty("kit", header.versions().kit());
        json.writeEndObject();
        json.writeObjectPropertyStart("backend");
        json.writeStringProperty("name", header.backend().name());
        json.writeStringProperty("version", header.backend().version());
        json.writeStringProperty("language", header.backend().language());
        writeStrings("capabilities", header.backend().capabilities(), json);
        json.writeEndObject();
        json.writeObjectPropertyStart("environment");
        json.writeStringProperty("os", header.environment().os());
        json.writeStringProperty("jvm", header.environment().jvm());
        json.writeStringProperty("started", header.environment().started().toString());
        json.writeEndObject();
        Glossary glossary = header.glossary();
        json.writeObjectPropertyStart("requirements");
        writeTexts(glossary.requirements(), json);
        json.writeEndObject();
        json.writeObjectPropertyStart("requirement_titles");
        writeTexts(glossary.requirementTitles(), json);
        json.writeEndObject();
        writeAll("operators", glossary.operators(), LineEncoder::write, json);
        header.rerun().ifPresent(command -> json.writeStringProperty("rerun", command));
        header.plan().ifPresent(plan -> write(plan, json));
        if (!glossary.profiles().isEmpty()) {
            json.writeObjectPropertyStart("profiles");
            glossary.profiles().forEach((name, capabilities) -> writeStrings(JsonName.of(name), capabilities, json));
            json.writeEndObject();
        }
        if (!glossary.capabilities().isEmpty()) {
            json.writeObjectPropertyStart("capability_texts");
            writeTexts(glossary.capabilities(), json);
            json.writeEndObject();
        }
        header.library().ifPresent(name -> json.writeStringProperty("library", name));
    }

    private static void write(Plan plan, JsonGenerator json) {
        json.writeObjectPropertyStart("plan");
        json.writeStringProperty("suite", plan.suite());
        writeStrings("filters", plan.filters(), json);
        if (plan.failedOnly()) {
            json.writeBooleanProperty("failed_only", true);
        }
        plan.profile().ifPresent(profile -> json.writeStringProperty("profile", profile));
        json.writeNumberProperty("timeout_ms", plan.timeoutMillis());
        json.writeBooleanProperty("keep_values", plan.keepsValues());
        json.writeObjectPropertyStart("selected");
        json.writeNumberProperty("count", plan.selected().count());
        json.writeStringProperty("crc32c", plan.selected().crc32c());
        json.writeEndObject();
        json.writeNumberProperty("cases", plan.cases());
        plan.shard().ifPresent(shard -> {
            json.writeObjectPropertyStart("shard");
            json.writeNumberProperty("index", shard.index());
            json.writeNumberProperty("count", shard.count());
            json.writeStringProperty("durations", shard.durations());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void write(OperatorEntry operator, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", operator.name());
        json.writeStringProperty("schema", operator.schema());
        json.writeStringProperty("batching", operator.batching());
        json.writeBooleanProperty("derivative", operator.derivative());
        json.writeEndObject();
    }

    private static void write(CaseRecord record, JsonGenerator json) {
        json.writeStringProperty("id", record.id());
        json.writeStringProperty("verdict", record.verdict().label());
        json.writeStringProperty("message", record.message());
        json.writeStringProperty("about", record.about());
        writeStrings("requirements", record.requirements(), json);
        writeStrings("mirrors", record.mirrors(), json);
        record.disputed().ifPresent(reason -> json.writeStringProperty("disputed", reason));
        json.writeStringProperty("program", record.program());
        writeAll("inputs", record.inputs(), LineEncoder::write, json);
        writeAll("expect", record.expect(), LineEncoder::write, json);
        record.observation().ifPresent(observation -> {
            json.writeName("observation");
            write(observation, json);
        });
        json.writeNumberProperty("unchecked", record.unchecked());
        json.writeNumberProperty("milliseconds", record.milliseconds());
        if (!record.settings().isEmpty()) {
            writeStrings("settings", record.settings(), json);
        }
        write(record.explanation(), json);
        if (record.demands().isKnown()) {
            writeStrings("operators", record.demands().operators(), json);
            writeStrings("capabilities", record.demands().capabilities(), json);
        }
        if (!record.demands().observes().isEmpty()) {
            writeStrings("observes", record.demands().observes(), json);
        }
    }

    private static void write(Explanation explanation, JsonGenerator json) {
        explanation.origin().ifPresent(origin -> {
            json.writeObjectPropertyStart("origin");
            json.writeStringProperty("kind", origin.kind());
            json.writeStringProperty("text", origin.text());
            json.writeEndObject();
        });
        if (!explanation.snippets().isEmpty()) {
            json.writeObjectPropertyStart("snippets");
            writeTexts(explanation.snippets(), json);
            json.writeEndObject();
        }
    }

    private static void write(LoggedInput input, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", input.name());
        json.writeStringProperty("expression", input.expression());
        json.writeName("value");
        ValueEncoder.write(input.value(), json);
        json.writeEndObject();
    }

    private static void write(LoggedExpectation expectation, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("key", expectation.key());
        json.writeStringProperty("describe", expectation.describe());
        json.writeStringProperty("finding", expectation.finding());
        json.writeStringProperty("detail", expectation.detail());
        if (!expectation.expected().isEmpty()) {
            writeValues("expected", expectation.expected(), json);
        }
        expectation.difference().ifPresent(difference -> {
            json.writeName("difference");
            write(difference, json);
        });
        json.writeEndObject();
    }

    private static void write(LoggedDifference difference, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("path", difference.path());
        difference.index().ifPresent(index -> json.writeStringProperty("index", index));
        difference.lane().ifPresent(lane -> json.writeNumberProperty("lane", lane));
        json.writeStringProperty("expected", difference.expected());
        json.writeStringProperty("observed", difference.observed());
        json.writeStringProperty("explanation", difference.explanation());
        difference.diagnosis().ifPresent(diagnosis -> {
            json.writeObjectPropertyStart("diagnosis");
            json.writeStringProperty("kind", diagnosis.kind());
            json.writeStringProperty("text", diagnosis.text());
            writeValues("facts", diagnosis.facts(), json);
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void write(LoggedObservation observation, JsonGenerator json) {
        json.writeStartObject();
        observation.raised().ifPresent(error -> {
            json.writeObjectPropertyStart("raised");
            json.writeNumberProperty("step", error.step());
            writeStrings("kinds", error.kinds(), json);
            json.writeStringProperty("message", error.message());
            json.writeEndObject();
        });
        writeValues("values", observation.values(), json);
        writeValues("aliases", observation.aliases(), json);
        writeStrings("warnings", observation.warnings(), json);
        json.writeEndObject();
    }

    private static void write(Footer footer, JsonGenerator json) {
        json.writeBooleanProperty("complete", footer.complete());
        json.writeObjectPropertyStart("tally");
        footer.tally().verdicts().forEach((verdict, count) -> json.writeNumberProperty(verdict.label(), count));
        json.writeNumberProperty("disputed", footer.tally().disputed());
        json.writeNumberProperty("unchecked", footer.tally().unchecked());
        json.writeNumberProperty("total", footer.tally().total());
        json.writeEndObject();
        json.writeStringProperty("ended", footer.ended().toString());
        footer.checksum().ifPresent(checksum -> json.writeStringProperty("checksum", checksum));
    }

    private static void writeTexts(Map<String, String> texts, JsonGenerator json) {
        texts.forEach((name, text) -> json.writeStringProperty(JsonName.of(name), text));
    }

    private static void writeValues(String key, Map<String, LogValue> values, JsonGenerator json) {
        json.writeObjectPropertyStart(key);
        values.forEach((name, value) -> {
            json.writeName(JsonName.of(name));
            ValueEncoder.write(value, json);
        });
        json.writeEndObject();
    }

    private static void writeStrings(String key, Collection<String> strings, JsonGenerator json) {
        json.writeArrayPropertyStart(key);
        strings.forEach(json::writeString);
        json.writeEndArray();
    }

    private static <E> void writeAll(
            String key, Collection<E> elements, BiConsumer<E, JsonGenerator> write, JsonGenerator json) {
        json.writeArrayPropertyStart(key);
        elements.forEach(element -> write.accept(element, json));
        json.writeEndArray();
    }
}
