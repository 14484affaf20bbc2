package io.vck.reports.html;

import io.vck.reports.known.Findings;
import io.vck.reports.log.Digest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The data of a site: the index in memory, and what is written with its stamp. See NOTE [Data as scripts]. */
final class SiteData {
    private static final JsonFactory JSON = new JsonFactory();

    private final SiteIndex index;
    private final CaseChunks chunks;
    private final byte[] json;

    private SiteData(SiteIndex index, CaseChunks chunks) {
        this.index = index;
        this.chunks = chunks;
        this.json = json(index::write);
    }

    static SiteData of(SiteCases cases, List<SiteLog> logs, Findings findings) {
        List<SiteCase> ordered = cases.inOrder();
        CaseChunks chunks = CaseChunks.of(ordered, logs);
        return new SiteData(new SiteIndex(cases, ordered, logs, chunks, findings), chunks);
    }

    CaseChunks chunks() {
        return chunks;
    }

    String stamp() {
        return Digest.crc32c(json);
    }

    /** The index as JSON; not a copy. */
    byte[] index() {
        return json;
    }

    /** What can be searched for, as JSON. */
    byte[] texts() {
        return json(index::writeTexts);
    }

    private static byte[] json(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            content.accept(json);
        }
        return bytes.toByteArray();
    }
}
