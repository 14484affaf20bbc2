package io.vck.reports.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a log as the run goes. Each line is handed to the operating system whole, so that a process that is killed
 * loses at most the line on which it was. Safe for use by several threads.
 */
public final class LogWriter implements AutoCloseable {

    /** What becomes of the large tensors of cases that passed. */
    public enum Tensors {
        /** They are reduced to a digest and a summary. */
        ABRIDGED,
        /** They are kept. */
        WHOLE
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final OutputStream out;
    private final Tensors tensors;
    private final LineChecksum checksum = new LineChecksum();
    private Tally tally = Tally.NONE;
    private boolean ended;

    /**
     * Begins a log.
     *
     * @param out is closed with the writer
     * @throws UncheckedIOException if it can't be written to
     */
    public LogWriter(OutputStream out, Tensors tensors, Header header) {
        this.out = out;
        this.tensors = tensors;
        writeLine(header);
    }

    /**
     * Begins a log in a file, which is replaced if it exists.
     *
     * @throws IOException if the file can't be written
     */
    public static LogWriter create(Path file, Tensors tensors, Header header) throws IOException {
        return new LogWriter(Files.newOutputStream(file), tensors, header);
    }

    /**
     * Adds a record.
     *
     * @throws IllegalStateException if the log has ended
     * @throws UncheckedIOException if it can't be written
     */
    public synchronized void write(CaseRecord record) {
        if (ended) {
            throw new IllegalStateException("the log has ended, so there is no place for " + record.id());
        }
        boolean abridge = tensors == Tensors.ABRIDGED && record.verdict() == CaseVerdict.PASS;
        writeLine(abridge ? record.abridged() : record);
        tally = tally.plus(record);
    }

    /** What has been written so far, counted. */
    public synchronized Tally tally() {
        return tally;
    }

    /**
     * Ends the log with its footer. A log that has ended stays as it is.
     *
     * @param complete whether the run came to its end
     * @throws UncheckedIOException if it can't be written
     */
    public synchronized void end(boolean complete) {
        if (!ended) {
            ended = true;
            writeLine(new Footer(complete, tally, Instant.now(), Optional.of(checksum.text())));
        }
    }

    /** Closes the log. Without {@link #end} it has no footer, which readers take for a run that died. */
    @Override
    public synchronized void close() {
        ended = true;
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeLine(LogLine content) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line, JsonEncoding.UTF8)) {
            LineEncoder.write(content, json);
        }
        line.write('\n');
        byte[] bytes = line.toByteArray();
        checksum.update(bytes, 0, bytes.length - 1);
        checksum.endLine();
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the log can't be written: " + e.getMessage(), e);
        }
    }
}
