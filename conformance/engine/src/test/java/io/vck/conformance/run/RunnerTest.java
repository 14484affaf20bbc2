package io.vck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.run.Fakes.CountingOracle;
import io.vck.conformance.run.Fakes.Expect;
import io.vck.conformance.run.Fakes.FakeBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final Observe NOTHING = new Observe(Set.of(), Set.of(), false);
    private static final Program EXPECTED = new Program(List.of(new Node.Name("y")));

    private final CountingOracle oracle = new CountingOracle();
    private final AtomicInteger prepared = new AtomicInteger();
    private final List<Result> results = new ArrayList<>();

    private List<Result> run(Preparation preparation, List<Case> cases, Backend... backends) {
        List<Backend.Session> sessions = Stream.of(backends).map(Backend::open).toList();
        new Runner(preparation, Optional.empty(), results::add).run(cases, sessions, 1);
        return results;
    }

    private Preparation.Prepared prepare(Case wanted) {
        prepared.incrementAndGet();
        return new Preparation.Prepared(Map.of(), oracle);
    }

    private static final Backend GOOD = FakeBackend.answering(request -> Fakes.RETURNED);

    @Test
    void judgesEveryCaseOnEveryBackend() {
        run(
                this::prepare,
                List.of(Fakes.caseNamed("a", Expect.met()), Fakes.caseNamed("b", Expect.unmet())),
                GOOD,
                GOOD);
        assertThat(results).extracting(result -> result.tested().id()).containsExactly("a", "a", "b", "b");
        assertThat(results)
                .extracting(result -> result.verdict().outcome())
                .containsExactly(Outcome.PASS, Outcome.PASS, Outcome.FAIL, Outcome.FAIL);
    }

    @Test
    void makesInputsAndExpectedValuesOncePerCase() {
        Expect asking = new Expect(Set.of(), evidence -> {
            evidence.oracle().evaluate(EXPECTED, NOTHING);
            evidence.oracle().mapStack(EXPECTED, NOTHING);
            return new Finding.Met();
        });
        run(this::prepare, List.of(Fakes.caseNamed("a", asking)), GOOD, GOOD, GOOD);
        assertThat(prepared).hasValue(1);
        assertThat(oracle.asked).isEqualTo(2);
    }

    @Test
    void asksTheJudgedBackendForItsOwnLoops() {
        List<VmapMode> modes = new ArrayList<>();
        Backend looping = new FakeBackend("looping", Set.of("loop"), request -> {
            modes.add(request.vmap());
            return Fakes.RETURNED;
        });
        Expect asking = new Expect(Set.of(), evidence -> {
            Observation answer = evidence.oracle().mapStackByBackend(EXPECTED, NOTHING);
            return answer instanceof Observation.Unsupported unsupported
                    ? new Finding.Broken(unsupported.reason())
                    : new Finding.Met();
        });
        run(this::prepare, List.of(Fakes.caseNamed("a", asking)), looping, GOOD);
        assertThat(modes).containsExactly(VmapMode.NATIVE, VmapMode.LOOP);
        assertThat(results.get(1).verdict().message()).contains("the backend does not have: loop");
    }

    @Test
    void doesNotRunAProgramThatTheBackendLacksACapabilityFor() {
        run(this::prepare, List.of(Fakes.caseNeeding("a", Set.of("autograd"), Expect.met())), GOOD);
        assertThat(results.get(0).verdict().outcome()).isEqualTo(Outcome.UNSUPPORTED);
        assertThat(results.get(0).verdict().message()).isEqualTo("the backend does not have: autograd");
        assertThat(prepared).hasValue(0);
    }

    @Test
    void inputsThatCannotBeMadeBreakTheCaseForAllBackends() {
        run(
                wanted -> {
                    throw new IllegalArgumentException("x: randn() wants a shape");
                },
                List.of(Fakes.caseNamed("a", Expect.met())),
                GOOD,
                GOOD);
        assertThat(results).allSatisfy(result -> {
            assertThat(result.verdict().outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(result.verdict().message())
                    .isEqualTo("the case's inputs can't be made: x: randn() wants a shape");
        });
    }

    @Test
    void failureOfTheHarnessIsNeverBlamedOnTheBackend() {
        Expect overflowing = new Expect(Set.of(), evidence -> {
            throw new StackOverflowError();
        });
        run(this::prepare, List.of(Fakes.caseNamed("a", overflowing), Fakes.caseNamed("b", Expect.met())), GOOD);
        assertThat(results)
                .extracting(result -> result.verdict().outcome())
                .containsExactly(Outcome.BROKEN, Outcome.PASS);
        assertThat(results.get(0).verdict().message())
                .startsWith("the kit failed on this case: java.lang.StackOverflowError");
    }
}
