package io.vck.reports.log;

import io.vck.reports.text.ShellWords;
import java.time.Instant;
import java.util.Optional;

/**
 * A log's first line: all that its records have in common.
 *
 * @param rerun the command that runs single cases again, all but its {@code --filter}; logs before version 1.1 have none
 * @param plan of the run; logs before version 1.2 have none, and neither have those that other programs write
 * @param library in whose words {@code vck show --as} prints a case for this backend; empty if there is none, and in logs
 *     before version 1.4
 */
public record Header(
        Versions versions,
        BackendIdentity backend,
        Environment environment,
        Glossary glossary,
        Optional<String> rerun,
        Optional<Plan> plan,
        Optional<String> library)
        implements LogLine {
    /** A header that tells who ran, and no more. */
    public static Header of(Versions versions, BackendIdentity backend, Environment environment) {
        return new Header(
                versions, backend, environment, Glossary.EMPTY, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same header with what its ids mean. */
    public Header withGlossary(Glossary texts) {
        return new Header(versions, backend, environment, texts, rerun, plan, library);
    }

    /** The same header with the command that runs single cases again. */
    public Header withRerun(String command) {
        return new Header(versions, backend, environment, glossary, Optional.of(command), plan, library);
    }

    /** The same header with the plan of the run. */
    public Header withPlan(Plan planned) {
        return new Header(versions, backend, environment, glossary, rerun, Optional.of(planned), library);
    }

    /** The same header with the library in whose words cases are printed for this backend. */
    public Header withLibrary(Optional<String> name) {
        return new Header(versions, backend, environment, glossary, rerun, plan, name);
    }

    /** The same header with another time at which the run began. */
    public Header startedAt(Instant time) {
        Environment then = new Environment(environment.os(), environment.jvm(), time);
        return new Header(versions, backend, then, glossary, rerun, plan, library);
    }

    /** The command that runs one case again on this backend, if the log says how. */
    public Optional<String> rerun(String id) {
        return rerun.map(command -> command + " --filter " + ShellWords.quoted(id));
    }
}
