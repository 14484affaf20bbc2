package io.vck.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.gate.InvalidBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class BaselineGateTest {
    private static final String CASE = "api/levels/outer-product";
    private static final Observation NOTHING = new Observation.Returned(Observation.Seen.NOTHING);
    private static final Observation UNSUPPORTED = new Observation.Unsupported("no vmap yet");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("fake.json");
    }

    @AfterEach
    void updateNoLonger() {
        System.clearProperty("vck.baseline.update");
        System.clearProperty("vck.filter");
    }

    /** The tests of one case, with a baseline, on a backend that answers as told. */
    private final class OneCase extends VmapConformanceTest {
        private final Function<Request, Observation> answering;

        OneCase(Function<Request, Observation> answering) {
            this.answering = answering;
        }

        @Override
        protected boolean includes(Case candidate) {
            return candidate.id().equals(CASE);
        }

        @Override
        protected Optional<Path> baseline() {
            return Optional.of(file);
        }

        @Override
        protected Backend backend() {
            return new Backend() {
                @Override
                public String name() {
                    return "fake";
                }

                @Override
                public Session open() {
                    return session(answering);
                }
            };
        }
    }

    private static Backend.Session session(Function<Request, Observation> answering) {
        Backend.Session reference = new ReferenceBackend().open();
        return new Backend.Session() {
            @Override
            public BackendInfo info() {
                return new BackendInfo("fake", "1", "Java", reference.info().capabilities());
            }

            @Override
            public Observation run(Request request) {
                return answering.apply(request);
            }

            @Override
            public void close() {
                reference.close();
            }
        };
    }

    private static Observation right(Request request) {
        return new ReferenceBackend().open().run(request);
    }

    /** The test of the case, and after it that of the baseline. */
    private List<DynamicTest> tests(Function<Request, Observation> answering) {
        List<DynamicTest> tests = new ArrayList<>();
        for (DynamicNode node : new OneCase(answering).cases().toList()) {
            if (node instanceof DynamicContainer container) {
                container.getChildren().forEach(child -> tests.add((DynamicTest) child));
            } else {
                tests.add((DynamicTest) node);
            }
        }
        assertThat(tests).extracting(DynamicTest::getDisplayName).containsExactly(CASE, "baseline");
        return tests;
    }

    private static void run(DynamicTest test) throws Throwable {
        test.getExecutable().execute();
    }

    private void update(Function<Request, Observation> answering) {
        System.setProperty("vck.baseline.update", "true");
        for (DynamicTest test : tests(answering)) {
            try {
                run(test);
            } catch (Throwable told) {
                assertThat(told).isInstanceOfAny(TestAbortedException.class, AssertionFailedError.class);
            }
        }
        System.clearProperty("vck.baseline.update");
    }

    private void explain() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"reason\": \"\"", "\"reason\": \"not built yet\""));
    }

    @Test
    void whatPassesAsKnownPasses() throws Throwable {
        update(BaselineGateTest::right);
        for (DynamicTest test : tests(BaselineGateTest::right)) {
            assertThatCode(() -> run(test)).doesNotThrowAnyException();
        }
    }

    @Test
    void aKnownFailureIsAbortedWithItsReason() throws Throwable {
        update(request -> NOTHING);
        explain();
        List<DynamicTest> tests = tests(request -> NOTHING);

        assertThatThrownBy(() -> run(tests.get(0)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("fail, as is known: not built yet: ");
        assertThatCode(() -> run(tests.get(1))).doesNotThrowAnyException();
    }

    @Test
    void whatEndsOtherwiseFails() throws Throwable {
        update(BaselineGateTest::right);
        assertThatThrownBy(() -> run(tests(request -> UNSUPPORTED).get(0)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("a pass that became unsupported: " + CASE);
        update(request -> NOTHING);
        explain();
        assertThatThrownBy(() -> run(tests(BaselineGateTest::right).get(0)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("an unexpected pass: " + CASE)
                .hasMessageContaining("entry  " + file + ":");
        assertThatThrownBy(() -> run(tests(request -> UNSUPPORTED).get(0)))
                .hasMessageContaining("a known failure that fails otherwise: " + CASE);
    }

    @Test
    void theLastTestJudgesTheBaselineItself() throws Throwable {
        update(request -> NOTHING);
        List<DynamicTest> unexplained = tests(request -> NOTHING);
        assertThatThrownBy(() -> run(unexplained.get(0))).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(() -> run(unexplained.get(1)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("an entry without a reason: " + CASE);

        explain();
        Files.writeString(
                file,
                Files.readString(file).replace("\"" + CASE + "\": []", "\"" + CASE + "\": [], \"api/gone/x\": []"));
        List<DynamicTest> missing = tests(request -> NOTHING);
        assertThatThrownBy(() -> run(missing.get(0))).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(() -> run(missing.get(1))).hasMessageContaining("a case that is missing: api/gone/x");
        System.setProperty("vck.filter", CASE);
        List<DynamicTest> filtered = tests(request -> NOTHING);
        assertThatThrownBy(() -> run(filtered.get(0))).isInstanceOf(TestAbortedException.class);
        assertThatCode(() -> run(filtered.get(1))).doesNotThrowAnyException();
    }

    @Test
    void withoutItsFileThereAreNoTests() {
        assertThatThrownBy(() -> tests(BaselineGateTest::right))
                .isInstanceOf(InvalidBaseline.class)
                .hasMessageContaining("-Dvck.baseline.update=true writes it");
    }
}
