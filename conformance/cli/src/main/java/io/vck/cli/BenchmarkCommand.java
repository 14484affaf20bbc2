package io.vck.cli;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.SuiteRun;
import io.vck.reports.log.LogWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code vck benchmark}: what the kit itself costs, apart from what backends take. It is hidden: figures for those who work
 * on the kit.
 */
@Command(
        name = BenchmarkCommand.NAME,
        hidden = true,
        description =
                "Measures, in one warm process, what the kit costs beside the backend: per case, everything from its"
                        + " inputs to its line in the log except the backend's own run of the program; and the round trip of"
                        + " a program that does nothing.")
final class BenchmarkCommand implements Callable<Integer> {
    static final String NAME = "benchmark";

    private static final int ROUND_TRIPS = 2_000;

    @Option(names = "--backend", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
    private String backend = "reference";

    @Option(names = "--rounds", description = "How often to run the suite; the first half warms up. Default: 10.")
    private int rounds = 10;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to put the logs. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("vck-out", "benchmark");

    @Mixin
    private CaseOptions cases = new CaseOptions();

    @Mixin
    private HelpOption help = new HelpOption();

    private final Terminal terminal;
    private final Kit kit;

    BenchmarkCommand(Terminal terminal, Kit kit) {
        this.terminal = terminal;
        this.kit = kit;
    }

    @Override
    public Integer call() {
        StopWatch watch = new StopWatch(kit.backends().find(backend, Duration.ZERO));
        List<Case> selected = cases.select(kit);
        Map<String, List<Long>> kitNanos = new LinkedHashMap<>();
        Map<String, List<Long>> backendNanos = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            boolean counted = round >= rounds / 2;
            runOnce(selected, watch, (id, total, inBackend) -> {
                if (counted) {
                    kitNanos.computeIfAbsent(id, unseen -> new ArrayList<>()).add(total - inBackend);
                    backendNanos
                            .computeIfAbsent(id, unseen -> new ArrayList<>())
                            .add(inBackend);
                }
            });
        }
        print("the median case costs the kit", medianOfMedians(kitNanos));
        print("the median case takes " + backend, medianOfMedians(backendNanos));
        print("a program that does nothing takes " + backend, roundTrip(watch));
        return ExitCode.OK;
    }

    private interface Sample {
        void take(String id, long totalNanos, long backendNanos);
    }

    private void runOnce(List<Case> selected, StopWatch watch, Sample sample) {
        SuiteRun run =
                new SuiteRun(kit.preparation(), Optional.empty(), 1, out, LogWriter.Tensors.ABRIDGED, kit::header);
        long[] last = {System.nanoTime()};
        run.run(selected, List.of(watch), (info, written) -> {
            long now = System.nanoTime();
            sample.take(written.record().id(), now - last[0], watch.reset());
            last[0] = System.nanoTime();
        });
    }

    private static long roundTrip(StopWatch watch) {
        Program nothing = new Program(List.of(new Node.Constant(new Value.Int<>(0))));
        Observe observe = new Observe(Set.of(Program.RESULT), Set.of(), false);
        Request request = new Request(nothing, Map.of(), Settings.DEFAULT, VmapMode.NATIVE, observe);
        List<Long> nanos = new ArrayList<>();
        try (Backend.Session session = watch.open()) {
            for (int i = 0; i < ROUND_TRIPS; i++) {
                watch.reset();
                session.run(request);
                nanos.add(watch.reset());
            }
        }
        return median(nanos.subList(ROUND_TRIPS / 2, ROUND_TRIPS));
    }

    private void print(String what, long nanos) {
        terminal.out().printf("%-50s %8.3f ms%n", what, nanos / 1e6);
    }

    private static long medianOfMedians(Map<String, List<Long>> samples) {
        return median(samples.values().stream().map(BenchmarkCommand::median).toList());
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
    }
}
