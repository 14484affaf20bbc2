package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Selection;
import io.vck.reports.text.ShellWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which cases are meant. */
final class CaseOptions {
    @Option(
            names = "--cases",
            paramLabel = "PATH",
            description = "A case file, or a folder of them, instead of the kit's own cases. Repeatable.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "GLOB",
            description = "Only cases whose id matches; * is any text, ? one character, nothing else is special."
                    + " What is the id of a case, letter by letter, takes that case alone, whatever it holds."
                    + " Repeatable: a case is taken if any filter matches.")
    private List<String> filters = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Only what the capabilities of this profile can tell: portable, or pytorch-legacy.")
    private @Nullable String profile;

    /** The cases, in the suite's order. */
    List<Case> select(Kit kit) {
        Suite suite = suite(kit);
        return select(kit, suite, suite);
    }

    /** The same out of a part of the whole suite. */
    List<Case> select(Kit kit, Suite part, Suite whole) {
        return new Selection(filters, capabilities(kit)).from(part, whole);
    }

    /** All cases that there are to choose from. */
    Suite suite(Kit kit) {
        return kit.suite(paths);
    }

    /** The ids and patterns of ids, as the user wrote them. */
    List<String> filters() {
        return List.copyOf(filters);
    }

    /** The name of the profile, if one was named. */
    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    /** The capabilities of the profile, if one was named. */
    Optional<Set<String>> capabilities(Kit kit) {
        if (profile == null) {
            return Optional.empty();
        }
        Profiles profiles = kit.profiles();
        Profiles.Profile named = profiles.profile(profile)
                .orElseThrow(() -> new UsageProblem("unknown profile '" + profile + "'. Known are: "
                        + String.join(", ", profiles.profiles().keySet())));
        return Optional.of(named.capabilities());
    }

    /** The options by which to ask again for one of these cases. */
    String optionsFor(String id) {
        return (suiteOptions() + " --filter " + ShellWords.quoted(id)).strip();
    }

    /** The options by which to ask again for the cases that there are to choose from. */
    String suiteOptions() {
        List<String> options = new ArrayList<>();
        paths.forEach(path -> options.add("--cases " + ShellWords.quoted(path.toString())));
        if (profile != null) {
            options.add("--profile " + ShellWords.quoted(profile));
        }
        return String.join(" ", options);
    }
}
