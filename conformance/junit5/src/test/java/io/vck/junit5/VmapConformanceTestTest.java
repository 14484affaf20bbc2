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
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class VmapConformanceTestTest {
    private static final String CASE = "api/levels/outer-product";

    private final AtomicBoolean closed = new AtomicBoolean();

    /** The tests of one case on a backend that answers as told. */
    private final class OneCase extends VmapConformanceTest {
        private final Set<String> capabilities;
        private final Function<Request, Observation> answering;

        OneCase(Set<String> capabilities, Function<Request, Observation> answering) {
            this.capabilities = capabilities;
            this.answering = answering;
        }

        @Override
        protected boolean includes(Case candidate) {
            return candidate.id().equals(CASE);
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
                    return session();
                }
            };
        }

        private Backend.Session session() {
            return new Backend.Session() {
                @Override
                public BackendInfo info() {
                    return new BackendInfo("fake", "1", "Java", capabilities);
                }

                @Override
                public Observation run(Request request) {
                    return answering.apply(request);
                }

                @Override
                public void close() {
                    closed.set(true);
                }
            };
        }
    }

    private static DynamicTest only(Stream<DynamicNode> nodes) {
        DynamicContainer container =
                (DynamicContainer) List.copyOf(nodes.toList()).get(0);
        return (DynamicTest) container.getChildren().findFirst().orElseThrow();
    }

    private DynamicTest test(Function<Request, Observation> answering) {
        return only(new OneCase(Set.of(), answering).cases());
    }

    @Test
    void namesTestsByTheIdsOfCasesAndGroupsThemByFile() {
        Stream<DynamicNode> nodes = new OneCase(Set.of(), request -> new Observation.Unsupported("")).cases();
        List<DynamicNode> files = nodes.toList();
        assertThat(files)
                .singleElement()
                .extracting(DynamicNode::getDisplayName)
                .isEqualTo("api/levels");
    }

    @Test
    void runsWhatAFilterNames() {
        assertThat(filtered("api/levels/outer-product api/out-dims/*"))
                .extracting(DynamicNode::getDisplayName)
                .containsExactly("api/levels", "api/out-dims");
    }

    @Test
    void filterThatIsAnIdWithStarsAndSpacesRunsThatCaseAlone() {
        String id = "operators/arithmetic/two-tensors[*,same shape]";
        assertThat(filtered(id + " api/levels/outer-product"))
                .flatExtracting(file -> ((DynamicContainer) file).getChildren().toList())
                .extracting(node -> ((DynamicNode) node).getDisplayName())
                .containsExactly("api/levels/outer-product", id);
    }

    private static List<DynamicNode> filtered(String filters) {
        System.setProperty("vck.filter", filters);
        try (Stream<DynamicNode> nodes = new ReferenceVmapTest().cases()) {
            return nodes.toList();
        } finally {
            System.clearProperty("vck.filter");
        }
    }

    @Test
    void passesWhatTheBackendDoesRight() {
        Backend.Session reference = new ReferenceBackend().open();
        assertThatCode(test(reference::run).getExecutable()::execute).doesNotThrowAnyException();
    }

    @Test
    void failsWithWhatWasExpectedAndObserved() {
        Observation nothing = new Observation.Returned(Observation.Seen.NOTHING);
        assertThatThrownBy(test(request -> nothing).getExecutable()::execute)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("FAIL " + CASE + " on fake")
                .hasMessageContaining("program   vmap(lambda x: vmap(lambda y: x * y)(y))(x)")
                .hasMessageContaining("observed");
    }

    @Test
    void failsWhenTheBackendThrows() {
        assertThatThrownBy(test(request -> {
                            throw new IllegalStateException("bug");
                        })
                        .getExecutable()::execute)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("CRASH " + CASE)
                .hasMessageContaining("the backend threw java.lang.IllegalStateException: bug");
    }

    @Test
    void abortsWhatTheBackendDoesNotSupport() {
        assertThatThrownBy(test(request -> new Observation.Unsupported("no vmap yet"))
                        .getExecutable()::execute)
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("unsupported: no vmap yet");
    }

    @Test
    void closesTheSessionWithTheTests() {
        new OneCase(Set.of(), request -> new Observation.Unsupported(""))
                .cases()
                .close();
        assertThat(closed).isTrue();
    }
}
