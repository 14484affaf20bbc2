package io.vck.reports.badge;

import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.LogSummary;
import io.vck.reports.log.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A badge, as the JSON that an endpoint badge of shields.io reads (schema version 1).
 *
 * @param isError whether it is to be seen that something is wrong, whatever colours a page gives its badges
 */
public record Badge(String label, String message, String color, boolean isError) {

    /** The badge of a log. */
    public static Badge of(LogSummary log) {
        Tally tally = log.tally();
        long total = tally.total();
        long passed = tally.of(CaseVerdict.PASS);
        long unsupported = tally.of(CaseVerdict.UNSUPPORTED);
        long failed = total - passed - unsupported - tally.disputed();
        if (log.flaw().isPresent() || total == 0) {
            return new Badge("vmap", "incomplete", "red", true);
        } else if (failed > 0) {
            return new Badge("vmap", failed + " of " + total + " fail", "red", true);
        }
        String message =
                passed + " of " + total + " pass" + (unsupported > 0 ? ", " + unsupported + " unsupported" : "");
        return new Badge("vmap", message, passed == total ? "brightgreen" : "green", false);
    }

    /**
     * Writes the badge to a file.
     *
     * @throws IOException if it can't be written
     */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", 1);
            json.writeStringProperty("label", label);
            json.writeStringProperty("message", message);
            json.writeStringProperty("color", color);
            json.writeBooleanProperty("isError", isError);
            json.writeEndObject();
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }
}
