package io.vck.reports.html;

import io.vck.reports.log.Header;
import io.vck.reports.log.OperatorEntry;
import java.util.Comparator;
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
        SortedMap<String, String> texts,
        SortedMap<String, OperatorEntry> operators,
        SortedMap<String, List<String>> profiles,
        SortedMap<String, String> capabilities) {

    private static final Pattern NUMBERED = Pattern.compile("(.*-)(\\d{1,9})");

    /** AUTOGRAD-2 before AUTOGRAD-10. */
    private static final Comparator<String> BY_NUMBER = Comparator.comparing(HeaderTables::family)
            .thenComparing(HeaderTables::number)
            .thenComparing(Comparator.naturalOrder());

    static HeaderTables of(List<Header> headers) {
        HeaderTables tables = new HeaderTables(
                new TreeMap<>(), new TreeMap<>(BY_NUMBER), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Header header : headers) {
            header.requirementTitles().forEach(tables.titles::putIfAbsent);
            header.requirements().forEach(tables.texts::putIfAbsent);
            header.profiles().forEach(tables.profiles::putIfAbsent);
            header.capabilityTexts().forEach(tables.capabilities::putIfAbsent);
            header.operators().forEach(each -> tables.operators.putIfAbsent(each.name(), each));
        }
        return tables;
    }

    private static String family(String id) {
        Matcher numbered = NUMBERED.matcher(id);
        return numbered.matches() ? numbered.group(1) : id;
    }

    private static int number(String id) {
        Matcher numbered = NUMBERED.matcher(id);
        return numbered.matches() ? Integer.parseInt(numbered.group(2)) : 0;
    }

    void write(JsonGenerator json) {
        json.writeArrayPropertyStart("requirements");
        texts.forEach((id, text) -> {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("title", titles.getOrDefault(id, ""));
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
