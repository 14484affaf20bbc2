package io.vck.reports.log;

import io.vck.reports.text.ShellWords;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A log's first line: all that its records have in common.
 *
 * @param requirements the texts of the specification's requirements, by id
 * @param requirementTitles their titles, by id; logs before version 1.1 have none
 * @param operators the reference's operators
 * @param rerun the command that runs single cases again, all but its {@code --filter}; logs before version 1.1 have none
 * @param plan of the run; logs before version 1.2 have none, and neither have those that other programs write
 * @param profiles named sets of capabilities; logs before version 1.3 have none
 * @param capabilityTexts what each capability is for, by id; logs before version 1.4 have none
 * @param library in whose words {@code vck show --as} prints a case for this backend; empty if there is none, and in logs
 *     before version 1.4
 */
public record Header(
        Versions versions,
        BackendIdentity backend,
        Environment environment,
        SortedMap<String, String> requirements,
        SortedMap<String, String> requirementTitles,
        List<OperatorEntry> operators,
        Optional<String> rerun,
        Optional<Plan> plan,
        SortedMap<String, List<String>> profiles,
        SortedMap<String, String> capabilityTexts,
        Optional<String> library)
        implements LogLine {
    public Header {
        requirements = Collections.unmodifiableSortedMap(new TreeMap<>(requirements));
        requirementTitles = Collections.unmodifiableSortedMap(new TreeMap<>(requirementTitles));
        operators = List.copyOf(operators);
        SortedMap<String, List<String>> copied = new TreeMap<>();
        profiles.forEach((name, capabilities) -> copied.put(name, List.copyOf(capabilities)));
        profiles = Collections.unmodifiableSortedMap(copied);
        capabilityTexts = Collections.unmodifiableSortedMap(new TreeMap<>(capabilityTexts));
    }

    /** A header without a plan and without profiles. */
    public Header(
            Versions versions,
            BackendIdentity backend,
            Environment environment,
            SortedMap<String, String> requirements,
            SortedMap<String, String> requirementTitles,
            List<OperatorEntry> operators,
            Optional<String> rerun) {
        this(
                versions,
                backend,
                environment,
                requirements,
                requirementTitles,
                operators,
                rerun,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty());
    }

    /** A header without the texts and tables. */
    public static Header of(Versions versions, BackendIdentity backend, Environment environment) {
        return new Header(
                versions,
                backend,
                environment,
                new TreeMap<>(Map.of()),
                new TreeMap<>(Map.of()),
                List.of(),
                Optional.empty());
    }

    /** The same header with the command that runs single cases again. */
    public Header withRerun(String command) {
        return new Header(
                versions,
                backend,
                environment,
                requirements,
                requirementTitles,
                operators,
                Optional.of(command),
                plan,
                profiles,
                capabilityTexts,
                library);
    }

    /** The same header with the plan of the run. */
    public Header withPlan(Plan plan) {
        return new Header(
                versions,
                backend,
                environment,
                requirements,
                requirementTitles,
                operators,
                rerun,
                Optional.of(plan),
                profiles,
                capabilityTexts,
                library);
    }

    /** The same header with named sets of capabilities, and with what each capability is for. */
    public Header withCapabilities(SortedMap<String, List<String>> named, SortedMap<String, String> texts) {
        return new Header(
                versions,
                backend,
                environment,
                requirements,
                requirementTitles,
                operators,
                rerun,
                plan,
                named,
                texts,
                library);
    }

    /** The same header with the library in whose words cases are printed for this backend. */
    public Header withLibrary(Optional<String> name) {
        return new Header(
                versions,
                backend,
                environment,
                requirements,
                requirementTitles,
                operators,
                rerun,
                plan,
                profiles,
                capabilityTexts,
                name);
    }

    /** The same header with another time at which the run began. */
    public Header startedAt(Instant time) {
        return new Header(
                versions,
                backend,
                new Environment(environment.os(), environment.jvm(), time),
                requirements,
                requirementTitles,
                operators,
                rerun,
                plan,
                profiles,
                capabilityTexts,
                library);
    }

    /** The command that runs one case again on this backend, if the log says how. */
    public Optional<String> rerun(String id) {
        return rerun.map(command -> command + " --filter " + ShellWords.quoted(id));
    }
}
