package io.vck.conformance.snippet;

import java.util.Map;

/** Writes programs that show a failure without the kit, for logs. Several threads use it at a time. */
@FunctionalInterface
public interface FailureSnippets {
    /** Those that the kit can write itself, whichever backend failed. */
    FailureSnippets BY_KIT = (backend, failed) -> Snippets.forLog(failed);

    /**
     * The programs by the library that they are for, first that for the backend's own, if there is one.
     *
     * @param backend the name of the one that failed
     */
    Map<String, String> of(String backend, Reproduced failed);
}
