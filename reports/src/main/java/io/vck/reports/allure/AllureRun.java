package io.vck.reports.allure;

import io.vck.reports.log.Header;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What Allure shows of a run beside its results.
 *
 * @param headers of its logs
 */
record AllureRun(List<Header> headers) {
    AllureRun {
        headers = List.copyOf(headers);
    }

    /** As {@code environment.properties} has it. */
    String environment() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Header header : headers) {
            String version =
                    header.backend().version() + " (" + header.backend().language() + ")";
            entries.merge("backend " + header.backend().name(), version, (a, b) -> a.equals(b) ? a : a + ", " + b);
        }
        entries.put("suite", all(header -> header.versions().suite()));
        entries.put("kit", all(header -> header.versions().kit()));
        entries.put("os", all(header -> header.environment().os()));
        entries.put("jvm", all(header -> header.environment().jvm()));
        return entries.entrySet().stream().map(AllureRun::property).collect(Collectors.joining());
    }

    /** As {@code executor.json} has it. The order of builds is that of their time. */
    Map<String, Object> executor() {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", "vck");
        executor.put("type", "vck");
        executor.put(
                "reportName",
                "vmap conformance: " + all(header -> header.backend().name()));
        headers.stream()
                .map(header -> header.environment().started())
                .max(Comparator.naturalOrder())
                .ifPresent(latest -> {
                    executor.put(
                            "buildName", latest.truncatedTo(ChronoUnit.SECONDS).toString());
                    executor.put("buildOrder", latest.getEpochSecond());
                });
        return executor;
    }

    private String all(Function<Header, String> part) {
        return headers.stream().map(part).map(FitText::line).distinct().collect(Collectors.joining(", "));
    }

    /** A line of a properties file, with all escapes that it needs. */
    private static String property(Map.Entry<String, String> entry) {
        Properties one = new Properties();
        one.setProperty(FitText.line(entry.getKey()), FitText.line(entry.getValue()));
        StringWriter text = new StringWriter();
        try {
            one.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
