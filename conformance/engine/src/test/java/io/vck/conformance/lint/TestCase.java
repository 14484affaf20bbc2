package io.vck.conformance.lint;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.language.ProgramParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases for tests, from the text of their parts. */
record TestCase(
        String id,
        Map<String, String> inputs,
        List<String> run,
        List<Expectation> expect,
        List<String> requirements,
        List<String> mirrors,
        Map<String, String> blind) {

    static TestCase of(String id) {
        return new TestCase(id, Map.of(), List.of("1"), List.of(), List.of("LAW-1"), List.of(), Map.of());
    }

    TestCase with(String name, String expression) {
        Map<String, String> more = new LinkedHashMap<>(inputs);
        more.put(name, expression);
        return new TestCase(id, more, run, expect, requirements, mirrors, blind);
    }

    TestCase runs(String... steps) {
        return new TestCase(id, inputs, List.of(steps), expect, requirements, mirrors, blind);
    }

    TestCase expects(Expectation... expectations) {
        return new TestCase(id, inputs, run, List.of(expectations), requirements, mirrors, blind);
    }

    TestCase isFor(String... ids) {
        return new TestCase(id, inputs, run, expect, List.of(ids), mirrors, blind);
    }

    TestCase claims(String... scenarios) {
        return new TestCase(id, inputs, run, expect, requirements, List.of(scenarios), blind);
    }

    TestCase isBlindTo(String breakage, String reason) {
        return new TestCase(id, inputs, run, expect, requirements, mirrors, Map.of(breakage, reason));
    }

    Case build() {
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

    static Program program(String... steps) {
        return new Program(List.of(steps).stream().map(TestCase::node).toList());
    }

    private static Node node(String text) {
        return ProgramParser.step(text).node().orElseThrow();
    }
}
