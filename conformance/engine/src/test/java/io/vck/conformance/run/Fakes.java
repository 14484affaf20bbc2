package io.vck.conformance.run;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.Settings;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.SourceLocation;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Oracle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Cases, expectations, backends and oracles that do what a test says. */
final class Fakes {
    static final Observation RETURNED = new Observation.Returned(Observation.Seen.NOTHING);

    private Fakes() {}

    static Case caseNamed(String id, Expectation... expectations) {
        return caseNeeding(id, Set.of(), expectations);
    }

    static Case caseNeeding(String id, Set<String> capabilities, Expectation... expectations) {
        return new Case(
                id,
                "about " + id,
                List.of("R-1"),
                Map.of(),
                new Program(List.of(new Node.Name("x"))),
                List.of(expectations),
                List.of(),
                capabilities,
                Settings.DEFAULT,
                Optional.empty(),
                Map.of(),
                new SourceLocation("fake.json", 1, 1, ""));
    }

    /** An expectation that judges as told. */
    record Expect(Set<String> capabilities, Function<Evidence, Finding> judging) implements Expectation {
        static Expect met() {
            return new Expect(Set.of(), evidence -> new Finding.Met());
        }

        static Expect needing(String capability) {
            return new Expect(Set.of(capability), evidence -> new Finding.Met());
        }

        static Expect unmet() {
            return new Expect(
                    Set.of(),
                    evidence -> new Finding.Unmet(
                            new Difference("result", Optional.empty(), Optional.empty(), "1", "2", "differs")));
        }

        @Override
        public String key() {
            return "fake";
        }

        @Override
        public String describe() {
            return "a fake";
        }

        @Override
        public Observe observes(Program program) {
            return new Observe(Set.of(), Set.of(), false);
        }

        @Override
        public Expected asData(Program program, Oracle oracle) {
            return new Expected.Remark("a fake");
        }

        @Override
        public Finding judge(Evidence evidence) {
            return judging.apply(evidence);
        }
    }

    /** A backend that answers as told, each session anew. */
    record FakeBackend(
            String name, Set<String> capabilities, boolean isRemote, Function<Request, Observation> answering)
            implements Backend {
        FakeBackend(String name, Set<String> capabilities, Function<Request, Observation> answering) {
            this(name, capabilities, false, answering);
        }

        static FakeBackend answering(Function<Request, Observation> answering) {
            return new FakeBackend("fake", Set.of(), answering);
        }

        static FakeBackend remote(Function<Request, Observation> answering) {
            return new FakeBackend("fake", Set.of(), true, answering);
        }

        @Override
        public Session open() {
            return new Session() {
                @Override
                public BackendInfo info() {
                    return new BackendInfo(name, "1", "Java", capabilities);
                }

                @Override
                public Observation run(Request request) {
                    return answering.apply(request);
                }

                @Override
                public boolean isRemote() {
                    return isRemote;
                }

                @Override
                public void close() {}
            };
        }
    }

    /** A backend whose sessions come from elsewhere. */
    record OpenedElsewhere(String name, Supplier<Backend.Session> opening) implements Backend {
        @Override
        public Session open() {
            return opening.get();
        }
    }

    /** An oracle that answers as told and counts what it is asked. */
    static final class CountingOracle implements Oracle {
        int asked;

        @Override
        public Observation evaluate(Program program, Observe observe) {
            asked++;
            return RETURNED;
        }

        @Override
        public Observation mapStack(Program program, Observe observe) {
            asked++;
            return RETURNED;
        }

        @Override
        public Observation mapStackByBackend(Program program, Observe observe) {
            throw new AssertionError("the backend itself is asked for its loops");
        }
    }
}
