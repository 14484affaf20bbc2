package io.vck.cli;

import io.vck.conformance.gate.BaselineKnowledge;
import io.vck.conformance.gate.Baselines;
import io.vck.conformance.gate.GateTerms;
import io.vck.reports.known.Findings;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.known.KnownOutcomes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names what is known of backends, for commands that show it and judge nothing. */
final class BaselineOption {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "What is known of a backend; or a folder of such files. Repeatable: each log is shown with the one"
                            + " that is for its backend and profile, if there is one, and with the findings that stand"
                            + " in FINDINGS.md beside it.")
    private List<Path> files = new ArrayList<>();

    boolean isGiven() {
        return !files.isEmpty();
    }

    /**
     * Reads what is known.
     *
     * @throws io.vck.conformance.gate.InvalidBaseline if a baseline can't be read
     */
    KnownBackends known() {
        return known(Baselines.read(files, false), GateTerms.whole(LocalDate.now(ZoneOffset.UTC)));
    }

    static KnownBackends known(Baselines baselines, GateTerms terms) {
        Findings findings = baselines.findings();
        return new KnownBackends() {
            @Override
            public Optional<KnownOutcomes> of(String backend, Optional<String> profile) {
                return baselines.find(backend, profile).map(baseline -> new BaselineKnowledge(baseline, terms));
            }

            @Override
            public Findings findings() {
                return findings;
            }
        };
    }
}
