package io.vck.cli;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.fuzz.Find;
import io.vck.conformance.fuzz.FuzzReport;
import java.io.PrintStream;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;

/** What {@code vck fuzz} prints for programs. */
final class FuzzJson {
    private FuzzJson() {}

    static void print(PrintStream out, BackendInfo backend, long seed, FuzzReport report, FoundCases files) {
        JsonOutput.print(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("backend", backend.name());
            json.writeStringProperty("version", backend.version());
            json.writeNumberProperty("seed", seed);
            json.writeNumberProperty("programs", report.programs());
            json.writeNumberProperty("passed_over", report.passedOver());
            json.writeNumberProperty("agreed", report.agreed());
            json.writeNumberProperty("raised", report.raised());
            json.writeNumberProperty("rounded", report.rounded());
            counts(json, "refused", report.refused());
            counts(json, "unsupported", report.unsupported());
            json.writeNumberProperty("repeated", report.repeated());
            json.writeNumberProperty("unsteady", report.unsteady());
            json.writeNumberProperty("millis", report.elapsed().toMillis());
            json.writeNumberProperty(
                    "millis_in_backend", report.inBackend().running().toMillis());
            json.writeNumberProperty(
                    "millis_starting_backend", report.inBackend().starting().toMillis());
            JsonOutput.objects(json, "finds", report.finds(), find -> find(json, find, files));
            json.writeEndObject();
        });
    }

    private static void find(JsonGenerator json, Find find, FoundCases files) {
        json.writeNumberProperty("program", find.number());
        json.writeStringProperty("symptom", find.kind().symptom().label());
        json.writeStringProperty("detail", find.kind().detail());
        JsonOutput.strings(json, "traits", find.traits());
        json.writeStringProperty("message", find.verdict().message());
        json.writeStringProperty("file", files.of(find).toString());
    }

    private static void counts(JsonGenerator json, String name, SortedMap<String, Long> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }
}
