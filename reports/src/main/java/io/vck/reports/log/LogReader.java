package io.vck.reports.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a log, one record at a time. A log of a run that died has no footer, and its last line can be unfinished: such
 * a log is read as far as it goes, and {@link #footer()} is empty. Anything else that is wrong is an error.
 */
public final class LogReader implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final String source;
    private final ByteLines lines;
    private final Header header;
    private long lineNumber;
    private Optional<Footer> footer = Optional.empty();
    private boolean unfinished;
    private Extent record = new Extent(0, 0);
    private long whole;

    /**
     * Where a line stands in its file, in bytes.
     *
     * @param length with its line end
     */
    public record Extent(long start, int length) {}

    /**
     * Reads a log's header.
     *
     * @param source name for messages
     * @throws MalformedLog if there is none, or if it is of another major version
     */
    public LogReader(String source, InputStream in) {
        this.source = source;
        this.lines = new ByteLines(in);
        Optional<LogLine> first = readLine();
        if (first.isEmpty() || !(first.get() instanceof Header found)) {
            throw problem("a log begins with its header");
        }
        this.header = found;
        checkVersion();
        markWhole();
    }

    /**
     * Opens a log.
     *
     * @throws IOException if the file can't be read
     * @throws MalformedLog if it does not begin with a header, or is of another major version
     */
    public static LogReader open(Path file) throws IOException {
        return new LogReader(file.toString(), Files.newInputStream(file));
    }

    public Header header() {
        return header;
    }

    /**
     * The next record, until there are no more.
     *
     * @throws MalformedLog if the next line is no record and no footer
     * @throws UncheckedIOException if reading fails
     */
    public Optional<CaseRecord> next() {
        if (footer.isPresent()) {
            return Optional.empty();
        }
        Optional<LogLine> line = readLine();
        if (line.isEmpty()) {
            return Optional.empty();
        } else if (line.get() instanceof CaseRecord read) {
            record = new Extent(lines.position(), lines.size());
            markWhole();
            return Optional.of(read);
        } else if (line.get() instanceof Footer last) {
            footer = Optional.of(last);
            checkNothingFollows();
            return Optional.empty();
        }
        throw problem("a second header");
    }

    /** The footer, once the records are read; a log of a run that died has none. */
    public Optional<Footer> footer() {
        return footer;
    }

    /** Whether the last line was found unfinished, once the records are read. */
    public boolean endsInUnfinishedLine() {
        return unfinished;
    }

    /** Where the last record that was read stands. */
    public Extent extent() {
        return record;
    }

    /**
     * How many bytes the header and the records take that were read so far. A last line without its line end counts for
     * nothing: a killed process may have been writing it.
     */
    public long wholeBytes() {
        return whole;
    }

    private void markWhole() {
        if (lines.isEnded()) {
            whole = lines.position() + lines.size();
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkVersion() {
        String version = header.versions().log();
        String major = Versions.LOG.substring(0, Versions.LOG.indexOf('.') + 1);
        if (!version.startsWith(major)) {
            throw problem("the log has version " + version + ", this program reads " + major + "x");
        }
    }

    private void checkNothingFollows() {
        if (readLine().isPresent()) {
            throw problem("a line after the footer");
        }
    }

    private Optional<LogLine> readLine() {
        try {
            if (!lines.next()) {
                return Optional.empty();
            }
            lineNumber++;
            return parse();
        } catch (IOException e) {
            throw new UncheckedIOException(source + " can't be read: " + e.getMessage(), e);
        }
    }

    private Optional<LogLine> parse() throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(lines.bytes(), lines.offset(), lines.size());
        } catch (JacksonException e) {
            if (lines.isLast()) {
                unfinished = true;
                return Optional.empty();
            }
            throw problem("not JSON: " + e.getOriginalMessage());
        }
        try {
            return Optional.of(LineDecoder.decode(json));
        } catch (UnexpectedJson e) {
            throw problem(e.getMessage());
        } catch (JacksonException e) {
            throw problem(e.getOriginalMessage());
        }
    }

    private MalformedLog problem(String message) {
        return new MalformedLog(source, Math.max(1, lineNumber), message);
    }
}
