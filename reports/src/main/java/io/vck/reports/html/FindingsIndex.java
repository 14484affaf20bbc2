package io.vck.reports.html;

import io.vck.reports.known.Findings;
import io.vck.reports.known.Findings.Claim;
import io.vck.reports.known.Findings.Finding;
import io.vck.reports.known.Findings.Section;
import tools.jackson.core.JsonGenerator;

/** What the index says of findings. */
final class FindingsIndex {
    private FindingsIndex() {}

    /** Writes them, if there are any. */
    static void write(Findings findings, JsonGenerator json) {
        if (findings.sections().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("findings");
        for (Section section : findings.sections()) {
            json.writeStartObject();
            json.writeStringProperty("implementation", section.implementation());
            json.writeStringProperty("about", section.about());
            json.writeArrayPropertyStart("findings");
            section.findings().forEach(finding -> write(finding, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Finding finding, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", finding.id());
        json.writeStringProperty("title", finding.title());
        json.writeStringProperty("kind", finding.kind());
        json.writeStringProperty("about", finding.about());
        json.writeStringProperty("language", finding.language());
        json.writeStringProperty("program", finding.program());
        json.writeArrayPropertyStart("cases");
        finding.cases().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("claims");
        for (Claim claim : finding.claims()) {
            json.writeStartObject();
            json.writeStringProperty("got", claim.got());
            json.writeStringProperty("law", claim.law());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
