package io.vck.reports.browser;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.RunSummary;
import io.vck.conformance.run.SuiteRun;
import io.vck.reports.html.HtmlReport;
import io.vck.reports.known.KnownBackends;
import io.vck.reports.log.LogWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sites of real runs of the kit's own cases. */
final class Sites {
    private static final JsonMapper JSON = new JsonMapper();

    /** What readers of a log must understand. */
    private static final Set<String> NOT_FOR_PEOPLE = Set.of(
            "type", "log", "dtype", "verdict", "started", "ended", "crc32c", "base64", "values", "min", "max", "mean");

    private Sites() {}

    /** Three backends, one of them with mistakes, on the cases of an area. */
    static Path ofARun(String area, Path folder) {
        return site(logs(area, folder), folder);
    }

    static List<Path> logs(String area, Path folder) {
        Kit kit = Kit.installed(Path.of(""), Optional.empty());
        SuiteRun run = new SuiteRun(
                kit.preparation(),
                Optional.empty(),
                1,
                folder,
                LogWriter.Tensors.ABRIDGED,
                backend -> kit.header(backend).withRerun("vck run --backend " + backend.name()));
        List<Backend> backends = List.of(new ReferenceBackend(), new LoopBackend(), new Mistaken());
        List<Case> cases = kit.suite(List.of()).cases().stream()
                .filter(each -> each.id().startsWith(area))
                .toList();
        RunSummary summary = run.run(cases, backends, (backend, record) -> {});
        return summary.logs().stream().map(RunSummary.Log::file).toList();
    }

    static Path site(List<Path> logs, Path folder) {
        return site(logs, KnownBackends.NONE, folder);
    }

    static Path site(List<Path> logs, KnownBackends known, Path folder) {
        try {
            return HtmlReport.write(logs, known, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The site of logs, baselines and findings in which every text that somebody wrote is another. */
    static Path hostile(List<Path> logs, String text, Path folder) {
        try {
            List<Path> hostile = new ArrayList<>();
            for (Path log : logs) {
                List<String> lines = new ArrayList<>();
                for (String line : Files.readAllLines(log)) {
                    JsonNode json = JSON.readTree(line);
                    spoil(json, text);
                    if (json.path("type").asString().equals("record")) {
                        ((ObjectNode) json).put("id", "api/levels/" + lines.size() + text);
                    }
                    lines.add(json.toString());
                }
                hostile.add(Files.write(folder.resolve("hostile-" + log.getFileName()), lines));
            }
            return site(hostile, new Knowing(text), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void spoil(JsonNode json, String text) {
        if (json instanceof ObjectNode object) {
            for (String key : List.copyOf(object.propertyNames())) {
                if (object.get(key).isString() && !NOT_FOR_PEOPLE.contains(key)) {
                    object.put(key, text);
                } else if (!NOT_FOR_PEOPLE.contains(key)) {
                    spoil(object.get(key), text);
                }
            }
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    array.set(i, array.stringNode(text));
                } else {
                    spoil(array.get(i), text);
                }
            }
        }
    }
}
