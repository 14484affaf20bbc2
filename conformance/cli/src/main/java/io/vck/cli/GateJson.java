package io.vck.cli;

import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.gate.Baseline;
import io.vck.conformance.gate.Finding;
import io.vck.conformance.gate.GateReport;
import io.vck.reports.log.CaseVerdict;
import java.io.PrintStream;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;

/** What a gate found, for programs. */
final class GateJson {
    private GateJson() {}

    static void print(PrintStream out, GateRun.Result result) {
        JsonOutput.print(out, json -> {
            json.writeStartObject();
            write(json, result);
            json.writeEndObject();
        });
    }

    static void write(JsonGenerator json, GateRun.Result result) {
        json.writeBooleanProperty("green", result.isGreen());
        JsonOutput.objects(json, "logs", result.reports(), report -> write(json, report));
        JsonOutput.strings(
                json,
                "without_log",
                result.missing().stream().map(Baseline::file).toList());
        JsonOutput.strings(
                json, "not_run", result.unasked().stream().map(Baseline::file).toList());
        JsonOutput.strings(
                json, "written", result.written().stream().map(Path::toString).toList());
    }

    private static void write(JsonGenerator json, GateReport report) {
        json.writeBooleanProperty("green", report.isGreen());
        json.writeStringProperty("log", report.log());
        report.baseline().ifPresent(baseline -> json.writeStringProperty("baseline", baseline.file()));
        json.writeStringProperty("backend", report.run().backend().name());
        json.writeStringProperty("version", report.run().backend().version());
        json.writeStringProperty("suite", report.run().versions().suite());
        for (CaseVerdict verdict : CaseVerdict.values()) {
            json.writeNumberProperty(verdict.label(), report.tally().of(verdict));
        }
        json.writeNumberProperty("disputed", report.tally().disputed());
        json.writeNumberProperty("unchecked", report.tally().unchecked());
        json.writeNumberProperty("total", report.tally().total());
        json.writeNumberProperty("excused", report.excused());
        JsonOutput.objects(json, "findings", report.findings(), finding -> write(json, finding));
        JsonOutput.strings(json, "notes", report.notes());
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStringProperty("kind", finding.kind().key());
        json.writeStringProperty("subject", finding.subject());
        json.writeStringProperty("now", finding.now());
        json.writeStringProperty("known", finding.known());
        if (finding.where().isPresent()) {
            SourceLocation where = finding.where().get();
            json.writeStringProperty("file", where.file());
            json.writeNumberProperty("line", where.line());
            json.writeStringProperty("pointer", where.pointer());
        }
    }
}
