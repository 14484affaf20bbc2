package io.vck.conformance.export;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.wire.WireProtocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes cases into a folder that stands by itself: the cases, one a line, in a file for each of their own files; an index;
 * the schemas of both; what people need to read. The same cases give the same bytes.
 *
 * @param preparation makes inputs, and oracles for expected values
 * @param suite the version of the suite
 * @param kit the version of the kit
 */
public record SuiteExport(Preparation preparation, String suite, String kit) {
    /** The version of the format. */
    public static final String VERSION = "1.0";

    private static final JsonFactory JSON = new JsonFactory();

    /** Texts of the kit that go along, by their path in the export. */
    private static final Map<String, String> TEXTS = Map.of(
            "README.md", "export.md",
            "specification.md", "specification.md",
            "profiles.json", "profiles.json",
            "schemas/export.schema.json", "schemas/export.schema.json",
            "schemas/export-index.schema.json", "schemas/export-index.schema.json",
            "schemas/tree.schema.json", "schemas/tree.schema.json",
            "schemas/wire.schema.json", "schemas/wire.schema.json");

    /** A file of cases, by its path in the export. */
    public record CaseFile(String path, int cases) {}

    /**
     * Writes an export.
     *
     * @param folder is made if it isn't there; an earlier export in it is replaced
     * @param done is told of each case that is written
     * @return the files of cases
     * @throws Occupied if there is something else in the folder
     * @throws io.vck.conformance.run.Unwritable if it can't be written
     * @throws io.vck.conformance.cases.InvalidCases if the inputs or expected values of a case can't be made
     */
    public List<CaseFile> write(Path folder, List<Case> cases, Consumer<Case> done) {
        ExportFolder out = ExportFolder.prepare(folder);
        out.write(ExportFolder.INDEX, stream -> writeIndex(stream, List.of()));
        TEXTS.forEach((path, text) ->
                out.write(path, stream -> stream.write(BundledCases.text(text).getBytes(StandardCharsets.UTF_8))));
        List<CaseFile> files = new ArrayList<>();
        byFile(cases).forEach((file, inFile) -> {
            String path = ExportFolder.CASES + "/" + file + ExportFolder.ENDING;
            out.write(path, stream -> writeCases(stream, inFile, done));
            files.add(new CaseFile(path, inFile.size()));
        });
        out.write(ExportFolder.INDEX, stream -> writeIndex(stream, files));
        return files;
    }

    private static Map<String, List<Case>> byFile(List<Case> cases) {
        Map<String, List<Case>> files = new LinkedHashMap<>();
        cases.forEach(each ->
                files.computeIfAbsent(each.file(), unseen -> new ArrayList<>()).add(each));
        return files;
    }

    private void writeCases(OutputStream stream, List<Case> cases, Consumer<Case> done) throws IOException {
        for (Case each : cases) {
            ExportedCase exported = ExportedCase.of(each, preparation);
            writeLine(stream, json -> new CaseWriter(json).write(exported));
            done.accept(each);
        }
    }

    private void writeIndex(OutputStream stream, List<CaseFile> files) throws IOException {
        writeLine(stream, json -> {
            json.writeStartObject();
            json.writeStringProperty("export", VERSION);
            json.writeStringProperty("suite", suite);
            json.writeStringProperty("protocol", WireProtocol.VERSION);
            json.writeStringProperty("kit", kit);
            json.writeNumberProperty(
                    "cases", files.stream().mapToInt(CaseFile::cases).sum());
            json.writeArrayPropertyStart("files");
            files.forEach(file -> {
                json.writeStartObject();
                json.writeStringProperty("path", file.path());
                json.writeNumberProperty("cases", file.cases());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Writes a JSON value as a line. */
    static void writeLine(OutputStream stream, Consumer<JsonGenerator> value) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line, JsonEncoding.UTF8)) {
            value.accept(json);
        }
        line.write('\n');
        line.writeTo(stream);
    }
}
