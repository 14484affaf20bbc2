package io.vck.conformance.export;

import io.vck.conformance.cases.Case;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.conformance.wire.RequestWriter;
import java.util.Collection;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** Writes exported cases, as {@code export.schema.json} describes them. */
final class CaseWriter {
    private final JsonGenerator json;

    CaseWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(ExportedCase written) {
        Case exported = written.exported();
        json.writeStartObject();
        json.writeStringProperty("id", exported.id());
        json.writeStringProperty("about", exported.about());
        strings("requirements", exported.requirements());
        strings("mirrors", exported.mirrors());
        exported.disputed().ifPresent(reason -> json.writeStringProperty("disputed", reason));
        strings("capabilities", new TreeSet<>(exported.capabilities()));
        writeText(exported);
        RequestWriter.writeContent(written.request(), json);
        json.writeArrayPropertyStart("expect");
        written.expected().forEach(this::writeExpectation);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeText(Case exported) {
        json.writeObjectPropertyStart("text");
        json.writeObjectPropertyStart("inputs");
        exported.inputs()
                .forEach((name, expression) -> json.writeStringProperty(name, ProgramPrinter.print(expression)));
        json.writeEndObject();
        strings("program", ProgramPrinter.print(exported.program()));
        json.writeEndObject();
    }

    private void writeExpectation(ExportedCase.Item item) {
        json.writeStartObject();
        json.writeStringProperty("key", item.expectation().key());
        json.writeStringProperty("describe", item.expectation().describe());
        strings("capabilities", new TreeSet<>(item.expectation().capabilities()));
        new ExpectedWriter(json).write(item.expected());
        json.writeEndObject();
    }

    private void strings(String key, Collection<String> strings) {
        json.writeArrayPropertyStart(key);
        strings.forEach(json::writeString);
        json.writeEndArray();
    }
}
