package io.vck.cli;

import io.vck.conformance.run.Kit;
import io.vck.conformance.run.KnownBackend;
import io.vck.reports.log.Header;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The backends of logs, to run on them again. */
final class LoggedBackends {
    private LoggedBackends() {}

    /**
     * Their names.
     *
     * @param option that named the logs, for messages
     * @throws UsageProblem if one of them can't be had by its name
     */
    static List<String> names(Kit kit, String option, Map<Path, Header> logs) {
        Set<String> known =
                kit.backends().all().stream().map(KnownBackend::name).collect(Collectors.toSet());
        Set<String> names = new LinkedHashSet<>();
        logs.forEach((log, header) -> {
            String name = header.backend().name();
            if (!known.contains(name) || wasStartedByCommand(header)) {
                throw new UsageProblem(option + ": " + log + " is of " + name
                        + ", which was started by a command of your own. Say how, with --backend-command"
                        + asThen(header));
            }
            names.add(name);
        });
        return List.copyOf(names);
    }

    /** It can have called itself as a backend that the kit knows does. */
    private static boolean wasStartedByCommand(Header header) {
        return header.rerun()
                .filter(command -> command.contains(" --backend-command "))
                .isPresent();
    }

    /** Commands are shown and not run: a log can come from anybody. */
    static String asThen(Header header) {
        return header.rerun().map(command -> ", as then: " + command).orElse("");
    }
}
