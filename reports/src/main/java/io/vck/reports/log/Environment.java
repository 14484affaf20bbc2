package io.vck.reports.log;

import java.time.Instant;

/** Where and when a run took place. */
public record Environment(String os, String jvm, Instant started) {

    /** This machine, now. */
    public static Environment here() {
        String os = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        String jvm = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
        return new Environment(os, jvm, Instant.now());
    }
}
