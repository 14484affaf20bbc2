package io.vck.reports.html;

import io.vck.reports.html.SiteLog.Answer;
import io.vck.reports.html.Steps.Step;
import io.vck.reports.log.LogReader.Extent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    private final List<Piece> pieces;

    private CaseChunks(List<SiteCase> cases, List<SiteLog> logs, List<Piece> pieces) {
        this.cases = cases;
        this.logs = logs;
        this.pieces = pieces;
    }

    /**
     * A piece.
     *
     * @param first case
     * @param end after its last case
     * @param size of its records in bytes
     */
    private record Piece(int number, int first, int end, long size) {
        static final Comparator<Piece> LARGEST_FIRST =
                Comparator.comparingLong(Piece::size).reversed();
    }

    static CaseChunks of(List<SiteCase> cases, List<SiteLog> logs) {
        List<Piece> pieces = new ArrayList<>();
        int first = 0;
        long size = 0;
        for (int i = 0; i < cases.size(); i++) {
            long more = size(cases.get(i), logs);
            if (i > first && size + more > LARGEST) {
                pieces.add(new Piece(pieces.size(), first, i, size));
                first = i;
                size = 0;
            }
            size += more;
        }
        if (first < cases.size()) {
            pieces.add(new Piece(pieces.size(), first, cases.size(), size));
        }
        return new CaseChunks(cases, logs, pieces);
    }

    private static long size(SiteCase each, List<SiteLog> logs) {
        long size = 0;
        for (SiteLog log : logs) {
            Answer answer = log.answers().get(each.id());
            size += answer == null ? 0 : answer.line().length();
        }
        return size;
    }

    /** How many pieces there are. */
    int count() {
        return pieces.size();
    }

    /** The number of each piece's first case. */
    List<Integer> firsts() {
        return pieces.stream().map(Piece::first).toList();
    }

    /** What the page calls a piece, which is also its file's name. */
    static String name(int chunk) {
        return "cases-" + chunk;
    }

    /** Opens the logs from which pieces are written. */
    LogChannels open() throws IOException {
        return LogChannels.open(logs);
    }

    /** Writes all pieces, each a step; the largest first, lest one thread has it left when the other is done. */
    List<Step> writing(Path folder, String stamp, LogChannels channels) {
        List<Piece> inTurn = new ArrayList<>(pieces);
        inTurn.sort(Piece.LARGEST_FIRST);
        List<Step> steps = new ArrayList<>();
        for (Piece piece : inTurn) {
            steps.add(() -> write(piece, folder, stamp, channels));
        }
        return steps;
    }

    private void write(Piece piece, Path folder, String stamp, LogChannels channels) throws IOException {
        String name = name(piece.number());
        try (OutputStream out = DataFile.create(folder.resolve(name + ".js"), name, stamp)) {
            write(cases.subList(piece.first(), piece.end()), channels.channels(), out);
        }
    }

    private void write(List<SiteCase> part, List<FileChannel> channels, OutputStream out) throws IOException {
        List<LineBlock> blocks = new ArrayList<>();
        for (int log = 0; log < logs.size(); log++) {
            blocks.add(LineBlock.read(channels.get(log), lines(part, logs.get(log))));
        }
        int separator = '[';
        for (SiteCase each : part) {
            out.write(separator);
            write(each, blocks, out);
            separator = ',';
        }
        out.write(']');
    }

    private static List<Extent> lines(List<SiteCase> part, SiteLog log) {
        List<Extent> lines = new ArrayList<>();
        for (SiteCase each : part) {
            Answer answer = log.answers().get(each.id());
            if (answer != null) {
                lines.add(answer.line());
            }
        }
        return lines;
    }

    private void write(SiteCase each, List<LineBlock> blocks, OutputStream out) throws IOException {
        for (int log = 0; log < logs.size(); log++) {
            out.write(log == 0 ? '[' : ',');
            Answer answer = logs.get(log).answers().get(each.id());
            if (answer == null) {
                out.write(NULL);
            } else {
                blocks.get(log).write(answer.line(), out);
            }
        }
        out.write(']');
    }
}
