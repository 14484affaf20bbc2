package io.vck.reports.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a case ended. */
public enum CaseVerdict {
    PASS,
    FAIL,
    ERROR,
    UNSUPPORTED,
    TIMEOUT,
    CRASH,
    BROKEN;

    /** The name in logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an undisputed case that ends so makes a run fail. */
    public boolean failsRun() {
        return this != PASS && this != UNSUPPORTED;
    }

    /** The verdict of that name, if there is one. */
    public static Optional<CaseVerdict> of(String label) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.label().equals(label))
                .findFirst();
    }
}
