package io.vck.reports.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a log's format, as far as readers go by it. */
record LogVersion(int minor) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");
    private static final int FIRST_WITH_CHECKSUM = 2;

    /** The version, if it is one that this package reads. */
    static Optional<LogVersion> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() && (matcher.group(1) + ".").equals(major())
                ? Optional.of(new LogVersion(Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** What to say of a log that this package does not read. */
    static String refusal(Versions versions) {
        return "the log has version " + versions.log() + ", this program reads " + major() + "x";
    }

    /** Whether the log may have kinds of lines that this package does not know. */
    boolean isLaterMinor() {
        return minor > of(Versions.LOG).orElseThrow().minor;
    }

    /** Whether the footers of such logs have a checksum. */
    boolean hasChecksum() {
        return minor >= FIRST_WITH_CHECKSUM;
    }

    private static String major() {
        return Versions.LOG.substring(0, Versions.LOG.indexOf('.') + 1);
    }
}
