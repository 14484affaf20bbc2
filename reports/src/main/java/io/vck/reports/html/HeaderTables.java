package io.vck.reports.html;

import io.vck.reports.log.Glossary;
import io.vck.reports.log.Header;
import io.vck.reports.log.OperatorEntry;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** The tables in the headers of some logs; where these differ, the first one counts. */
record HeaderTables(
        SortedMap<String, String> titles,
        SortedMap<RequirementId, String> texts,
        SortedMap<String, OperatorEntry> operators,
        SortedMap<String, List<String>> profiles,
        SortedMap<String, String> capabilities) {

    /**
     * The id of a requirement, AUTOGRAD-2 before AUTOGRAD-10.
     *
     * @param family all before the number; the whole id if it has none
     */
    record RequirementId(String family, int number, String text) implements Comparable<RequirementId> {
        private static final Pattern NUMBERED = Pattern.compile("(.*-)(\\d{1,9})");

        static RequirementId of(String id) {
            Matcher numbered = NUMBERED.matcher(id);
            return numbered.matches()
                    ? new RequirementId(numbered.group(1), Integer.parseInt(numbered.group(2)), id)
                    : new RequirementId(id, 0, id);
        }

        @Override
        public int compareTo(RequirementId other) {
            int byFamily = family.compareTo(other.family);
            int byNumber = byFamily == 0 ? Integer.compare(number, other.number) : byFamily;
            return byNumber == 0 ? text.compareTo(other.text) : byNumber;
        }
    }

    static HeaderTables of(List<Header> headers) {
        HeaderTables tables =
                new HeaderTables(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Header header : headers) {
            Glossary glossary = header.glossary();
            glossary.requirementTitles().forEach(tables.titles::putIfAbsent);
            glossary.requirements().forEach((id, text) -> tables.texts.putIfAbsent(RequirementId.of(id), text));
            glossary.profiles().forEach(tables.profiles::putIfAbsent);
            glossary.capabilities().forEach(tables.capabilities::putIfAbsent);
            glossary.operators().forEach(each -> tables.operators.putIfAbsent(each.name(), each));
        }
        return tables;
    }

    void write(JsonGenerator json) {
        json.writeArrayPropertyStart("requirements");
        texts.forEach((id, text) -> {
            json.writeStartObject();
            json.writeStringProperty("id", id.text());
            json.writeStringProperty("title", titles.getOrDefault(id.text(), ""));
            json.writeStringProperty("text", text);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("operators");
        for (Map.Entry<String, OperatorEntry> operator : operators.entrySet()) {
            json.writeStartObject();
            json.writeStringProperty("name", operator.getKey());
            json.writeStringProperty("schema", operator.getValue().schema());
            json.writeStringProperty("batching", operator.getValue().batching());
            json.writeBooleanProperty("derivative", operator.getValue().derivative());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("capabilities");
        capabilities.forEach((id, text) -> {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("text", text);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("profiles");
        profiles.forEach((name, capabilities) -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeArrayPropertyStart("capabilities");
            capabilities.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
