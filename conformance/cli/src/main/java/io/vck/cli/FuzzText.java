package io.vck.cli;

import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.Find;
import io.vck.conformance.fuzz.FuzzReport;
import io.vck.conformance.fuzz.catalogue.Catalogue;
import io.vck.conformance.fuzz.catalogue.Entry;
import io.vck.conformance.language.CalledOperators;
import io.vck.conformance.language.ProgramPrinter;
import io.vck.reports.text.ShellWords;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code vck fuzz} prints for people. */
final class FuzzText {
    private static final int REASONS = 8;

    private final PrintStream out;
    private final String backendOption;
    private final long seed;
    private final String operatorOptions;

    /**
     * @param operators that programs are made of, as they were asked for: other ones give other programs
     */
    FuzzText(Terminal terminal, String backendOption, long seed, List<String> operators) {
        this.out = terminal.out();
        this.backendOption = backendOption;
        this.seed = seed;
        this.operatorOptions = operators.stream()
                .map(operator -> " --operators " + ShellWords.quoted(operator))
                .collect(Collectors.joining());
    }

    /** The operators of a catalogue by family. */
    static void list(PrintStream out, Catalogue catalogue) {
        SortedMap<String, SortedSet<String>> families = new TreeMap<>();
        for (Entry entry : catalogue.entries()) {
            SortedSet<String> operators = families.computeIfAbsent(entry.family(), family -> new TreeSet<>());
            entry.calls().forEach(call -> operators.addAll(CalledOperators.of(call)));
        }
        families.forEach((family, operators) -> out.println(family + ": " + String.join(", ", operators)));
    }

    void begin(BackendInfo backend, Catalogue catalogue) {
        out.println(backend.name() + " " + backend.version() + ", seed " + seed + ", "
                + count(catalogue.operators().size(), "operator"));
        out.flush();
    }

    void found(Find find, Path file) {
        Case shrunk = find.shrunk();
        out.println();
        out.println(find.name() + ": " + find.verdict().message());
        shrunk.inputs().forEach((name, input) -> out.println("    " + name + " = " + ProgramPrinter.print(input)));
        ProgramPrinter.print(shrunk.program()).forEach(line -> out.println("    " + line));
        out.println("  " + file);
        out.println("  vck run " + backendOption + " --cases " + ShellWords.quoted(file.toString()));
        out.println("  vck fuzz " + backendOption + " --seed " + seed + " --only " + find.number() + operatorOptions);
        out.flush();
    }

    void end(FuzzReport report) {
        long refused = sum(report.refused());
        long unsupported = sum(report.unsupported());
        out.println();
        out.println(count(report.programs(), "program") + " in "
                + seconds(report.elapsed().toMillis()) + ", "
                + seconds(report.inBackend().running().toMillis()) + " of it in the backend" + starting(report) + ": "
                + report.agreed() + " agree, "
                + report.raised() + " are refused by the plain operators, " + refused + " by vmap, " + unsupported
                + " are unsupported");
        if (report.rounded() > 0) {
            out.println(
                    count(report.rounded(), "program") + " of them differ by rounding alone: in float64 they agree");
        }
        if (report.passedOver() > 0) {
            out.println(
                    count(report.passedOver(), "program") + " more did not run: the backend lacks operators of theirs");
        }
        reasons("refused by vmap", report.refused());
        reasons("unsupported", report.unsupported());
        out.println(count(report.finds().size(), "find") + ", " + count(report.repeated(), "program")
                + " showing one of them again"
                + (report.unsteady() == 0 ? "" : ", " + report.unsteady() + " failures that did not come back"));
    }

    private static String starting(FuzzReport report) {
        long millis = report.inBackend().starting().toMillis();
        return millis == 0 ? "" : " and " + seconds(millis) + " to start it anew";
    }

    private void reasons(String what, SortedMap<String, Long> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(REASONS)
                .forEach(entry -> out.println("  " + what + ": " + entry.getValue() + "  " + entry.getKey()));
        if (counts.size() > REASONS) {
            out.println("  " + what + ": and " + (counts.size() - REASONS) + " reasons more, see --json");
        }
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static long sum(SortedMap<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + millis % 1000 / 100 + " s";
    }
}
