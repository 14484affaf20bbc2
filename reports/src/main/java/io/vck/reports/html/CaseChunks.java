package io.vck.reports.html;

import io.vck.reports.log.LogReader.Extent;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that logs say of cases, in pieces of which a browser loads the one that it needs. A piece is a list of cases in the site's
 * order, each a list with one item a log: the record as it stands there, or null.
 */
final class CaseChunks {
    /** Bytes of records in a piece, unless a single case has more: loaded in a moment, and few files for large suites. */
    private static final long LARGEST = 256 * 1024;

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final List<SiteCase> cases;
    private final List<SiteLog> logs;
    private final List<Integer> firsts;

    private CaseChunks(List<SiteCase> cases, List<SiteLog> logs, List<Integer> firsts) {
        this.cases = cases;
        this.logs = logs;
        this.firsts = firsts;
    }

    static CaseChunks of(List<SiteCase> cases, List<SiteLog> logs) {
        List<Integer> firsts = new ArrayList<>();
        long size = LARGEST;
        for (int i = 0; i < cases.size(); i++) {
            long more = size(cases.get(i), logs);
            if (size + more > LARGEST) {
                firsts.add(i);
                size = 0;
            }
            size += more;
        }
        return new CaseChunks(cases, logs, firsts);
    }

    private static long size(SiteCase each, List<SiteLog> logs) {
        return logs.stream()
                .map(log -> log.answers().get(each.id()))
                .mapToLong(answer -> answer == null ? 0 : answer.line().length())
                .sum();
    }

    /** The number of each piece's first case. */
    List<Integer> firsts() {
        return firsts;
    }

    /** What the page calls a piece, which is also its file's name. */
    static String name(int chunk) {
        return "cases-" + chunk;
    }

    /** Writes all pieces. */
    void write(Path folder, String stamp) throws IOException {
        List<FileChannel> channels = new ArrayList<>();
        try {
            for (SiteLog log : logs) {
                channels.add(FileChannel.open(log.file()));
            }
            for (int chunk = 0; chunk < firsts.size(); chunk++) {
                int end = chunk + 1 < firsts.size() ? firsts.get(chunk + 1) : cases.size();
                String name = name(chunk);
                try (OutputStream out = DataFile.create(folder.resolve(name + ".js"), name, stamp)) {
                    write(firsts.get(chunk), end, channels, out);
                }
            }
        } finally {
            for (FileChannel channel : channels) {
                channel.close();
            }
        }
    }

    private void write(int first, int end, List<FileChannel> channels, OutputStream out) throws IOException {
        for (int i = first; i < end; i++) {
            out.write(i == first ? '[' : ',');
            for (int log = 0; log < logs.size(); log++) {
                out.write(log == 0 ? '[' : ',');
                Optional<Extent> line = Optional.ofNullable(
                                logs.get(log).answers().get(cases.get(i).id()))
                        .map(SiteLog.Answer::line);
                out.write(line.isPresent() ? read(channels.get(log), line.get()) : NULL);
            }
            out.write(']');
        }
        out.write(']');
    }

    private static byte[] read(FileChannel log, Extent line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(line.length());
        while (bytes.hasRemaining()) {
            if (log.read(bytes, line.start() + bytes.position()) < 0) {
                throw new EOFException("the log was cut while its site was written");
            }
        }
        return bytes.array();
    }
}
