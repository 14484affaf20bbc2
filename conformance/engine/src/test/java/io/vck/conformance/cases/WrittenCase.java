package io.vck.conformance.cases;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.language.ProgramParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Cases for tests, from the text of their parts. Without others, a case runs {@code 1}, expects nothing, and is for {@code LAW-1}. */
public record WrittenCase(
        String id,
        Map<String, String> inputs,
        List<String> run,
        List<Expectation> expect,
        List<String> requirements,
        List<String> mirrors,
        Map<String, String> blind) {

    public static WrittenCase of(String id) {
        return new WrittenCase(id, Map.of(), List.of("1"), List.of(), List.of("LAW-1"), List.of(), Map.of());
    }

    public WrittenCase with(String name, String expression) {
        Map<String, String> more = new LinkedHashMap<>(inputs);
        more.put(name, expression);
        return new WrittenCase(id, more, run, expect, requirements, mirrors, blind);
    }

    public WrittenCase runs(String... steps) {
        return new WrittenCase(id, inputs, List.of(steps), expect, requirements, mirrors, blind);
    }

    public WrittenCase expects(Expectation... expectations) {
        return new WrittenCase(id, inputs, run, List.of(expectations), requirements, mirrors, blind);
    }

    public WrittenCase isFor(String... ids) {
        return new WrittenCase(id, inputs, run, expect, List.of(ids), mirrors, blind);
    }

    public WrittenCase claims(String... scenarios) {
        return new WrittenCase(id, inputs, run, expect, requirements, List.of(scenarios), blind);
    }

    public WrittenCase isBlindTo(String breakage, String reason) {
        return new WrittenCase(id, inputs, run, expect, requirements, mirrors, Map.of(breakage, reason));
    }

    public Case build() {
        Map<String, Node> expressions = new LinkedHashMap<>();
        inputs.forEach((name, text) -> expressions.put(name, node(text)));
        return new Case(
                id,
                "",
                requirements,
                expressions,
                program(run.toArray(String[]::new)),
                expect,
                mirrors,
                Set.of(),
                new Settings(expect.stream().anyMatch(Fallback.class::isInstance)),
                Optional.empty(),
                blind,
                new SourceLocation("test.json", 1, 1, "/cases/0"));
    }

    public static Program program(String... steps) {
        return new Program(Stream.of(steps).map(WrittenCase::node).toList());
    }

    public static Node node(String text) {
        return ProgramParser.step(text).node().orElseThrow();
    }
}
