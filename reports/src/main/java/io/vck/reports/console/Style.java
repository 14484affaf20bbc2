package io.vck.reports.console;

import io.vck.reports.log.CaseVerdict;

/** Whether text carries colour. */
public enum Style {
    PLAIN,
    /** ANSI escape sequences. */
    COLOUR;

    private static final String RESET = "\u001b[0m";

    String verdict(CaseVerdict verdict, String text) {
        switch (verdict) {
            case PASS:
                return paint("32", text);
            case UNSUPPORTED:
                return paint("33", text);
            default:
                return paint("31", text);
        }
    }

    /** What is as it should be. */
    public String good(String text) {
        return paint("32", text);
    }

    /** What went wrong. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** What does not matter. */
    public String faint(String text) {
        return paint("2", text);
    }

    public String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
