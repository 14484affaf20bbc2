package io.vck.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.zip.CRC32C;

/** A case file with cases of all kinds of verdicts on the backend loop, and what a run of them leaves. */
record SomeCases(Path file) {
    private static final int PASSES = 8;

    static SomeCases in(Path folder) throws IOException {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < PASSES; i++) {
            cases.add(one("good-" + i, "randn(2, " + (i + 1) + ")", "vmap(torch.sin)(x)", "x.sin()"));
        }
        cases.add(one("bad", "randn(2, 3)", "vmap(torch.sin)(x)", "x.cos()"));
        cases.add(one("raises", "randn(2, 3)", "vmap(lambda a: a.view(7))(x)", "x"));
        cases.add(one("large", "randn(2, 8192)", "vmap(torch.sin)(x)", "x.sin()"));
        cases.add(one("large-and-bad", "randn(2, 8192)", "vmap(torch.sin)(x)", "x"));
        cases.add(one("disputed", "randn(2)", "vmap(torch.sin)(x)", "x")
                .replace("{\"name\"", "{\"disputed\": \"?\", \"name\""));
        Path file = folder.resolve("some.json");
        Files.writeString(file, "{\"cases\": [" + String.join(",\n", cases) + "]}");
        return new SomeCases(file);
    }

    private static String one(String name, String input, String run, String expected) {
        return "{\"name\": \"" + name + "\", \"about\": \"a case\", \"inputs\": {\"x\": \"" + input + "\"}, \"run\": \""
                + run + "\", \"expect\": {\"equals\": \"" + expected + "\"}}";
    }

    /** How many there are. */
    static int count() {
        return PASSES + 5;
    }

    /** Runs them on the backend loop. */
    Ran run(Path out, String... more) {
        return vck("--out", out.toString(), more);
    }

    /** Goes on with a log. */
    Ran resume(Path log, String... more) {
        return vck("--resume", log.toString(), more);
    }

    private Ran vck(String option, String value, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", "--no-html", "--jobs", "1", "--backend", "loop", "--cases", file.toString(), option, value));
        arguments.addAll(List.of(more));
        return Ran.vck(arguments.toArray(String[]::new));
    }

    /** The lines of a log sorted, without what clocks and machines say; the header counts as one. */
    static List<String> lines(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("\"milliseconds\":[^,}]*", "\"milliseconds\":0")
                        .replaceFirst("\"(started|ended)\":\"[^\"]*\"", "\"$1\":0")
                        .replaceFirst(",\"checksum\":\"[^\"]*\"", ""))
                .sorted()
                .toList();
    }

    /** Changes the first match of a pattern in a log, as if its run had written it so. */
    static void rewrite(Path log, String pattern, String replacement) throws IOException {
        List<String> lines = new ArrayList<>(Files.readString(log)
                .replaceFirst(pattern, Matcher.quoteReplacement(replacement))
                .lines()
                .toList());
        String footer = lines.remove(lines.size() - 1);
        long sum = 0;
        for (String line : lines) {
            CRC32C checksum = new CRC32C();
            checksum.update(line.getBytes(StandardCharsets.UTF_8));
            sum += checksum.getValue();
        }
        lines.add(footer.replaceFirst(
                "\"checksum\":\"[^\"]*\"", "\"checksum\":\"" + HexFormat.of().toHexDigits(sum) + "\""));
        Files.write(log, lines);
    }
}
