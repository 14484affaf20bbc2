package io.vck.conformance.cases.load;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Tells whether two sets of case files are the same. */
final class SourceDigest {
    private SourceDigest() {}

    /** The digest of texts, wherever they lie and in whatever order they are given; 8 hexadecimal digits. */
    static String of(List<CaseSource> sources) {
        CRC32C checksum = new CRC32C();
        sources.stream()
                .map(source -> source.area() + "/" + source.file() + "\n" + source.text() + "\n")
                .sorted()
                .forEach(text -> checksum.update(text.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
