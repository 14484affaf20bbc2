package io.vck.conformance.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of the kit itself; the build writes it down. */
final class KitVersion {
    private static final String RESOURCE = "version.txt";

    private KitVersion() {}

    static String read() {
        try (InputStream stream = KitVersion.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the kit is incomplete: the resource " + RESOURCE + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " can't be read", e);
        }
    }
}
