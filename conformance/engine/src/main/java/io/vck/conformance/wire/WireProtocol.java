package io.vck.conformance.wire;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The version of the wire protocol, and the JSON that it is made of.
 *
 * <p>The harness says its version in {@code start} and the adapter says its own in {@code started}. Both must agree in
 * the number before the dot. Within it, messages only gain: a harness reads the answers of every adapter that speaks an
 * earlier version, an adapter meets only keys of the version that {@code start} named.
 */
public final class WireProtocol {
    /** The version that this kit speaks. */
    public static final String VERSION = "1.2";

    /** Strict JSON: no key twice, nothing after the message; no limit to a string but that of the line. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WireProtocol() {}

    /** Whether an adapter that speaks that version and this kit understand each other. */
    static boolean speaks(String version) {
        return major(version).equals(major(VERSION));
    }

    private static String major(String version) {
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }
}
