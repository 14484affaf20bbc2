package io.vck.cli;

import io.vck.conformance.gate.Baselines;
import io.vck.conformance.gate.GateTerms;
import io.vck.reports.known.KnownBackends;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say by what a run is judged. */
final class GateOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "What is known of a backend; or a folder of such files. Repeatable: each log is judged by the one"
                            + " that is for its backend and profile. Without any, every case is to pass or be"
                            + " unsupported. The site shows what is known, and the findings that stand in FINDINGS.md"
                            + " beside a baseline.")
    private List<Path> baselines = new ArrayList<>();

    @Option(
            names = "--update",
            description = "Rewrite the baseline so that it says what the log says. Reasons and issues stay; new entries"
                    + " need a reason before the gate takes them.")
    private boolean update;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "With --update: the reason for entries that have none.")
    private String reason = "";

    @Option(
            names = "--partial",
            description =
                    "The run is one of a part of the suite, as with --filter, or of some of the backends: judge that"
                            + " part alone.")
    private boolean partial;

    /** Whether any of them is given. */
    boolean areGiven() {
        return !baselines.isEmpty() || judge();
    }

    /** Whether one is given that only a gate can follow. */
    boolean judge() {
        return update || partial || !reason.isEmpty();
    }

    /**
     * What the baselines know of backends, for who shows it and judges nothing.
     *
     * @throws io.vck.conformance.gate.InvalidBaseline if one can't be used
     */
    KnownBackends known() {
        return baselines.isEmpty() ? KnownBackends.NONE : BaselineOption.known(read(), terms());
    }

    boolean isPartial() {
        return partial;
    }

    boolean isUpdate() {
        return update;
    }

    String reason() {
        return reason;
    }

    /**
     * Reads the baselines.
     *
     * @throws UsageProblem if the options don't fit together
     * @throws io.vck.conformance.gate.InvalidBaseline if one can't be used
     */
    Baselines read() {
        if (update && baselines.isEmpty()) {
            throw new UsageProblem("--update needs --baseline, the file to write");
        } else if (!update && !reason.isEmpty()) {
            throw new UsageProblem("--reason is for entries that --update makes");
        }
        return Baselines.read(baselines, update);
    }

    GateTerms terms() {
        return new GateTerms(LocalDate.now(ZoneOffset.UTC), partial, Map.of());
    }
}
