package io.vck.cli;

import io.vck.conformance.gate.Change;
import io.vck.conformance.gate.Ending;
import io.vck.conformance.gate.RunDiff;
import io.vck.conformance.gate.RunOutcomes;
import java.io.PrintStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** How two runs differ, for programs. */
final class DiffJson {
    private DiffJson() {}

    static void print(PrintStream out, RunDiff diff) {
        JsonOutput.print(out, json -> {
            json.writeStartObject();
            run(json, "old", diff.before());
            run(json, "new", diff.now());
            json.writeObjectPropertyStart("counts");
            diff.counts().forEach((kind, count) -> json.writeNumberProperty(kind.label(), count));
            json.writeEndObject();
            JsonOutput.objects(json, "changes", diff.changes(), change -> write(json, change));
            JsonOutput.strings(json, "notes", diff.notes());
            json.writeEndObject();
        });
    }

    private static void run(JsonGenerator json, String key, RunOutcomes run) {
        json.writeObjectPropertyStart(key);
        json.writeStringProperty("log", run.log());
        json.writeStringProperty("backend", run.run().backend().name());
        json.writeStringProperty("version", run.run().backend().version());
        json.writeStringProperty("suite", run.run().versions().suite());
        json.writeNumberProperty("cases", run.endings().size());
        json.writeBooleanProperty("whole", run.flaw().isEmpty());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Change change) {
        json.writeStringProperty("kind", change.kind().label());
        json.writeStringProperty("group", change.group());
        json.writeStringProperty("case", change.id());
        ending(json, "old", change.before());
        ending(json, "new", change.now());
    }

    private static void ending(JsonGenerator json, String key, Optional<Ending> ending) {
        ending.ifPresent(found -> {
            json.writeObjectPropertyStart(key);
            json.writeStringProperty("verdict", found.fingerprint().verdict().label());
            json.writeStringProperty("message", found.message());
            json.writeNumberProperty("unchecked", found.unchecked());
            json.writeBooleanProperty("disputed", found.disputed());
            json.writeEndObject();
        });
    }
}
