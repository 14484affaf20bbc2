package io.vck.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.cases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run of the cases leaves for Allure, and for editors. */
class AllureResultsTest {
    private static final String PASSED = "api/levels/same-dim[two-levels]";
    private static final String UNSUPPORTED = "api/fallback/index_add-warns[5]";

    @TempDir
    private static Path results;

    private static final List<TestIdentifier> started = new ArrayList<>();

    /** Tests as a library has them. */
    static final class LoopCases extends VmapConformanceTest {
        @Override
        protected Backend backend() {
            return new LoopBackend();
        }

        @Override
        protected boolean includes(Case candidate) {
            return Set.of(PASSED, UNSUPPORTED).contains(candidate.id());
        }
    }

    @BeforeAll
    static void run() {
        AllureLifecycle ofTheseTests = Allure.getLifecycle();
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        Allure.setLifecycle(lifecycle);
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(LoopCases.class))
                    .build();
            LauncherConfig nothingElse = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .build();
            LauncherFactory.create(nothingElse).execute(request, new AllureJunitPlatform(lifecycle), new Listener());
        } finally {
            Allure.setLifecycle(ofTheseTests);
        }
    }

    private static final class Listener implements TestExecutionListener {
        @Override
        public void executionStarted(TestIdentifier test) {
            started.add(test);
        }
    }

    private static JsonNode result(String id) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.filter(each -> each.toString().endsWith("-result.json"))
                    .toList()) {
                JsonNode result = new JsonMapper().readTree(Files.readString(file));
                if (result.path("fullName").asString("").equals(id)) {
                    return result;
                }
            }
        }
        throw new AssertionError("no result of " + id);
    }

    private static List<String> named(JsonNode items, String name, String value) {
        List<String> found = new ArrayList<>();
        items.forEach(item -> {
            if (item.get("name").asString().equals(name)) {
                found.add(item.get(value).asString());
            }
        });
        return found;
    }

    @Test
    void aCaseIsAReadableResult() throws IOException {
        JsonNode result = result(PASSED);
        assertThat(result.get("name").asString()).isEqualTo("same-dim [two-levels]");
        assertThat(result.get("status").asString()).isEqualTo("passed");
        assertThat(result.get("descriptionHtml").asString()).contains("<strong>LEVELS-1 Nested calls</strong>");
        assertThat(result.get("steps").get(0).get("name").asString()).startsWith("equals: the result equals");
        assertThat(result.get("steps").get(0).get("status").asString()).isEqualTo("passed");
    }

    @Test
    void suitesFollowTheIdAndParametersAreNamed() throws IOException {
        JsonNode result = result(PASSED);
        assertThat(named(result.get("labels"), "parentSuite", "value")).containsExactly("api");
        assertThat(named(result.get("labels"), "suite", "value")).containsExactly("levels");
        assertThat(named(result.get("labels"), "subSuite", "value")).containsExactly("same-dim");
        assertThat(named(result.get("parameters"), "variant", "value")).containsExactly("two-levels");
        assertThat(named(result.get("parameters"), "backend", "value"))
                .singleElement()
                .asString()
                .startsWith("loop ");
    }

    @Test
    void aLinkLeadsToTheTestOfTheOriginalAndTheRequirementIsThere() throws IOException {
        JsonNode passed = result(PASSED);
        assertThat(named(passed.get("links"), "TestVmapAPILegacy.test_nested_with_same_map_dim", "type"))
                .containsExactly("mirrors");
        assertThat(passed.get("descriptionHtml").asString()).contains("LEVELS-1 Nested calls");
    }

    @Test
    void programAndInputsAreAttached() throws IOException {
        JsonNode attachments = result(PASSED).get("attachments");
        String program = named(attachments, "program", "source").get(0);
        String inputs = named(attachments, "inputs", "source").get(0);
        assertThat(results.resolve(program)).hasContent("vmap(vmap(torch.mul))(x, y)\n");
        assertThat(results.resolve(inputs)).content().contains("x = randn(2, 3, 5)  # float32[2, 3, 5]");
    }

    @Test
    void whatTheBackendDoesNotSupportIsSkippedWithTheReason() throws IOException {
        JsonNode result = result(UNSUPPORTED);
        assertThat(result.get("status").asString()).isEqualTo("skipped");
        assertThat(result.get("statusDetails").get("message").asString()).contains("unsupported");
    }

    @Test
    void theSameCaseHasTheSameHistoryInEachRun() throws IOException {
        assertThat(result(PASSED).get("historyId").asString()).isEqualTo("5e670690-5fea-3e2f-ab80-7137258dee43");
    }

    @Test
    void editorsLearnWhereACaseStands() {
        assertThat(started)
                .filteredOn(test -> test.getDisplayName().equals(PASSED))
                .singleElement()
                .satisfies(test -> {
                    ClasspathResourceSource source =
                            (ClasspathResourceSource) test.getSource().orElseThrow();
                    assertThat(source.getClasspathResourceName()).isEqualTo("io/vck/cases/cases/api/levels.json");
                    assertThat(getClass().getClassLoader().getResource(source.getClasspathResourceName()))
                            .isNotNull();
                    assertThat(source.getPosition().orElseThrow().getLine()).isPositive();
                });
    }
}
