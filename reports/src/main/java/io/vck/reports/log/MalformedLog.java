package io.vck.reports.log;

/** Thrown where a log is not what it should be; the message begins with the file and the line. */
public final class MalformedLog extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedLog(String source, long line, String message) {
        super(source + ":" + line + ": " + message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
