package io.vck.reports.log;

/**
 * What was run, by version.
 *
 * @param suite of the cases
 * @param protocol of the wire
 * @param log of the log's format
 * @param kit the program itself
 */
public record Versions(String suite, String protocol, String log, String kit) {
    /** The version of the log's format that this package writes. */
    public static final String LOG = "1.4";

    /** The versions of a run of this kit. */
    public static Versions of(String suite, String protocol, String kit) {
        return new Versions(suite, protocol, LOG, kit);
    }
}
