package io.vck.reports.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

    /** What becomes of tensors of cases that passed which are large, or {@linkplain LoggedObservation many and large together}. */
    public enum Tensors {
        /** They are reduced to a digest and a summary. */
        ABRIDGED,
        /** They are kept. */
        WHOLE
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final OutputStream out;
    private final Tensors tensors;
    private final LineChecksum checksum;
    private final TallyCount counted = new TallyCount();
    private Optional<Footer> footer = Optional.empty();
    private long length;
    private boolean ended;

    /**
     * A record as it stands in a log.
     *
     * @param record its large tensors abridged if they are to be
     * @param bytes with the line end; not a copy
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record RecordLine(CaseRecord record, byte[] bytes) {}

    /**
     * Begins a log.
     *
     * @param out is closed with the writer
     * @throws UncheckedIOException if it can't be written to
     */
    public LogWriter(OutputStream out, Tensors tensors, Header header) {
        this(out, tensors, new LineChecksum(), 0, Tally.NONE);
        hand(line(header));
    }

    private LogWriter(OutputStream out, Tensors tensors, LineChecksum checksum, long length, Tally tally) {
        this.out = out;
        this.tensors = tensors;
        this.checksum = checksum;
        this.length = length;
        counted.add(tally);
    }

    /**
     * Begins a log in a file, which is replaced if it exists.
     *
     * @throws IOException if the file can't be written, or if another process is writing a log to it
     */
    public static LogWriter create(Path file, Tensors tensors, Header header) throws IOException {
        return new LogWriter(LogFile.open(file, 0), tensors, header);
    }

    /**
     * Goes on with a log that ended too early.
     *
     * @param length of its header and its records, in bytes; what comes after them is cut off
     * @param tally of its records
     * @throws IOException if the file can't be written
     */
    public static LogWriter resume(Path file, Tensors tensors, long length, Tally tally) throws IOException {
        // Before the file is opened: on some systems a lock ends when its process closes the file, however often it is
        // open.
        LineChecksum checksum = LineChecksum.ofFile(file, length);
        return new LogWriter(LogFile.open(file, length), tensors, checksum, length, tally);
    }

    /**
     * Checks that a file can be replaced by a log.
     *
     * @throws IOException if it is there and can't be written, or if another process is writing a log to it
     */
    public static void checkFree(Path file) throws IOException {
        LogFile.checkFree(file);
    }

    /** Makes a record's line, which is most of the work of writing it; several threads can do so at the same time. */
    public RecordLine encode(CaseRecord record) {
        boolean abridge = tensors == Tensors.ABRIDGED && record.verdict() == CaseVerdict.PASS;
        CaseRecord written = abridge ? record.abridged() : record;
        return new RecordLine(written, line(written));
    }

    /**
     * Adds a record.
     *
     * @param line that this writer made of it
     * @return the record, and where in the log it stands
     * @throws IllegalStateException if the log has ended
     * @throws UncheckedIOException if it can't be written
     */
    public synchronized WrittenRecord write(RecordLine line) {
        if (ended) {
            throw new IllegalStateException("the log has ended, so there is no place for "
                    + line.record().id());
        }
        LogReader.Extent written = new LogReader.Extent(length, line.bytes().length);
        hand(line.bytes());
        counted.add(CaseOutcome.of(line.record()));
        return new WrittenRecord(line.record(), written);
    }

    /**
     * Adds a record.
     *
     * @return the record, and where in the log it stands
     * @throws IllegalStateException if the log has ended
     * @throws UncheckedIOException if it can't be written
     */
    public WrittenRecord write(CaseRecord record) {
        return write(encode(record));
    }

    /**
     * Adds a record as it stands in another log. It is not counted, see {@link #count}.
     *
     * @param line with its line end
     * @throws UncheckedIOException if it can't be written
     */
    public synchronized void copy(byte[] line) {
        hand(line);
    }

    /** Counts records that were copied. */
    public synchronized void count(Tally copied) {
        counted.add(copied);
    }

    /** What has been written so far, counted. */
    public synchronized Tally tally() {
        return counted.sum();
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
            Footer last = new Footer(complete, counted.sum(), Instant.now(), Optional.of(checksum.text()));
            hand(line(last));
            footer = Optional.of(last);
        }
    }

    /** The footer, once it is written. */
    public synchronized Optional<Footer> footer() {
        return footer;
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

    private static byte[] line(LogLine content) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line, JsonEncoding.UTF8)) {
            LineEncoder.write(content, json);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private void hand(byte[] line) {
        checksum.update(line, 0, line.length - 1);
        checksum.endLine();
        try {
            out.write(line);
            out.flush();
            length += line.length;
        } catch (IOException e) {
            // A part of the line may be there: whatever came after it could not be read.
            ended = true;
            throw new UncheckedIOException("the log can't be written: " + e.getMessage(), e);
        }
    }
}
