package io.vck.conformance.run;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The files of the logs of a run. A backend's name is its own choice: it need not be fit for a file, and two that differ
 * can become the same where they are made fit.
 */
final class LogFileNames {
    /** Room for a number and an ending within the 255 bytes that file systems allow. */
    private static final int LONGEST = 200;

    private final Set<String> taken = new HashSet<>();
    private final String ending;

    /**
     * @param ending of all of them
     */
    LogFileNames(String ending) {
        this.ending = ending;
    }

    /** The file of the next backend, which no earlier one has, also where a file system takes A for a. */
    String next(String backend) {
        String fit = fit(backend);
        String free = fit;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = fit + "-" + number;
        }
        return free + ending;
    }

    private static String fit(String backend) {
        String fit = backend.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.", "_");
        return fit.substring(0, Math.min(fit.length(), LONGEST));
    }
}
