package io.vck.reports.log;

import io.vck.reports.log.LogReader.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Where the records of a log stand in its file, for those who know the records already. */
public final class RecordExtents {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordExtents() {}

    /**
     * Finds the records of a log that a {@link LogWriter} has written, by ids of their cases; of a case that stands there
     * twice, the first.
     *
     * @throws IOException if the file can't be read
     */
    public static Map<String, Extent> read(Path log) throws IOException {
        Map<String, Extent> extents = new HashMap<>();
        try (ByteLines lines = new ByteLines(Files.newInputStream(log))) {
            while (lines.next()) {
                Extent extent = new Extent(lines.position(), lines.size());
                id(lines).ifPresent(id -> extents.putIfAbsent(id, extent));
            }
        }
        return extents;
    }

    /** The writer begins a record with its type and its id, so that nothing behind them need be looked at. */
    private static Optional<String> id(ByteLines line) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line.bytes(), line.offset(), line.size())) {
            json.nextToken();
            json.nextToken();
            json.nextToken();
            boolean isRecord = json.getString().equals("record");
            json.nextToken();
            return isRecord && json.nextToken() == JsonToken.VALUE_STRING
                    ? Optional.of(json.getString())
                    : Optional.empty();
        }
    }
}
