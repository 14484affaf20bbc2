package io.vck.conformance.wire;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Writes down all that passes between the kit and its adapters, as it happens: JSON lines, one for each event, long
 * messages whole. {@code wire-log.schema.json} describes them.
 *
 * <p>Nothing that goes wrong with the file disturbs a run; it is thrown when the log is closed.
 */
public final class WireLog implements WireListener, AutoCloseable {
    private static final byte[] MESSAGE = ",\"message\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "}\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final LongSupplier nanoTime;
    private final AtomicInteger processes = new AtomicInteger();
    private Optional<IOException> failure = Optional.empty();
    private boolean closed;

    WireLog(OutputStream out) {
        this(out, System::nanoTime);
    }

    WireLog(OutputStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins a log in a file, which is replaced if it exists.
     *
     * @throws IOException if the file can't be written
     */
    public static WireLog create(Path file) throws IOException {
        return new WireLog(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    @Override
    public Conversation started(String backend, List<String> command, long pid) {
        Process process = new Process(processes.incrementAndGet(), backend);
        process.write("started", json -> {
            json.writeNumberProperty("pid", pid);
            json.writeName("command");
            json.writeStartArray();
            command.forEach(json::writeString);
            json.writeEndArray();
        });
        return process;
    }

    /** Whether any adapter was started. */
    public boolean hasProcesses() {
        return processes.get() > 0;
    }

    /**
     * @throws IOException if anything could not be written
     */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            fail(e);
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Each line is handed to the operating system at once, whole. */
    private synchronized void write(byte[]... parts) {
        if (closed || failure.isPresent()) {
            return;
        }
        try {
            for (byte[] part : parts) {
                out.write(part);
            }
            out.write(END);
            out.flush();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        failure = failure.or(() -> Optional.of(e));
    }

    private static boolean isJson(byte[] line) {
        try (JsonParser parser = WireProtocol.JSON.createParser(line)) {
            JsonLine.checkUtf8(line);
            int values = 0;
            int depth = 0;
            while (parser.nextToken() != null) {
                depth += parser.currentToken().isStructStart() ? 1 : 0;
                depth -= parser.currentToken().isStructEnd() ? 1 : 0;
                values += depth == 0 ? 1 : 0;
            }
            return values == 1;
        } catch (JacksonException | MalformedMessage noJson) {
            return false;
        }
    }

    /** One process's part of the log. */
    private final class Process implements Conversation {
        private final int number;
        private volatile String backend;
        private final Deque<Long> unanswered = new ConcurrentLinkedDeque<>();
        private volatile long latest = nanoTime.getAsLong();

        Process(int number, String backend) {
            this.number = number;
            this.backend = backend;
        }

        @Override
        public void named(String name) {
            backend = name;
        }

        @Override
        public void sent(WireMessage message) {
            unanswered.add(nanoTime.getAsLong());
            WireLog.this.write(begin("sent", json -> attachment(message, json)), MESSAGE, message.line());
        }

        @Override
        public void received(WireMessage message) {
            byte[] line = message.line();
            double millis = millisSinceItHadThis(nanoTime.getAsLong());
            if (isJson(line)) {
                byte[] begin = begin("received", json -> {
                    json.writeNumberProperty("after_ms", millis);
                    attachment(message, json);
                });
                WireLog.this.write(begin, MESSAGE, withoutReturn(line));
            } else {
                write("received", json -> {
                    json.writeNumberProperty("after_ms", millis);
                    text(line, json);
                    attachment(message, json);
                });
            }
        }

        /** Since the message was sent, or the one before was answered, whichever was later: until then it was busy with that. */
        private double millisSinceItHadThis(long now) {
            long before = latest;
            latest = now;
            Long sent = unanswered.poll();
            return (now - (sent == null || sent - before < 0 ? before : sent)) / 1_000 / 1e3;
        }

        @Override
        public void receivedInPart(byte[] beginning) {
            write("received-in-part", json -> text(beginning, json));
        }

        @Override
        public void printed(byte[] line) {
            write("stderr", json -> text(line, json));
        }

        @Override
        public void remarked(String sentence) {
            write("remark", json -> json.writeStringProperty("text", sentence));
        }

        @Override
        public void ended(int exitCode) {
            write("ended", json -> {
                json.writeNumberProperty("exit_code", exitCode);
                json.writeStringProperty("text", "the adapter " + ExitCode.describe(exitCode));
            });
        }

        private void attachment(WireMessage message, JsonGenerator json) {
            if (message.hasAttachment()) {
                json.writeName("attachment");
                json.writeBinary(message.attachment());
            }
        }

        private void text(byte[] bytes, JsonGenerator json) {
            json.writeStringProperty("text", new String(bytes, StandardCharsets.UTF_8));
            try {
                JsonLine.checkUtf8(bytes);
            } catch (MalformedMessage lossy) {
                json.writeName("base64");
                json.writeBinary(bytes);
            }
        }

        private void write(String event, Consumer<JsonGenerator> content) {
            WireLog.this.write(begin(event, content));
        }

        /** All of a line but for its end, to which more can be added. */
        private byte[] begin(String event, Consumer<JsonGenerator> content) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try (JsonGenerator json = WireProtocol.JSON.createGenerator(line)) {
                json.writeStartObject();
                json.writeStringProperty(
                        "at", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
                json.writeNumberProperty("process", number);
                json.writeStringProperty("backend", backend);
                json.writeStringProperty("event", event);
                content.accept(json);
                json.writeEndObject();
            }
            byte[] whole = line.toByteArray();
            return Arrays.copyOf(whole, whole.length - 1);
        }
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
