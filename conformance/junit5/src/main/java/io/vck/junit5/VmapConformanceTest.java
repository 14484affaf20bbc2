package io.vck.junit5;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.CaseRecords;
import io.vck.conformance.run.GuardedBackend;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Result;
import io.vck.conformance.run.Runner;
import io.vck.conformance.run.Selection;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.Style;
import io.vck.reports.known.KnownOutcomes;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import io.vck.reports.log.Header;
import io.vck.reports.log.RunIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Each case of the kit as a test of a backend. Extend it, say which backend, and run it as any other test class:
 *
 * <pre>{@code
 * class MyLibraryVmapTest extends VmapConformanceTest {
 *     protected Backend backend() {
 *         return new MyLibraryBackend();
 *     }
 * }
 * }</pre>
 *
 * <p>A test fails if its case fails, errs, times out, crashes or is broken; the message says what was expected, what was
 * observed, and where they part. It is aborted, with the reason, if the backend does not support the case, and if a
 * disputed case does not pass.
 *
 * <p>What is known not to pass can stand in a baseline, see {@link #baseline()}.
 *
 * <p>The tests are dynamic ones, because only these can say where they come from: an editor goes from a test to its case in
 * the case file. An editor can also run a single one again; so does the system property {@code vck.filter}, one or several
 * ids or globs of ids as in {@code vck run --filter}, with spaces between them: {@code -Dvck.filter='api/levels/*'}. What is
 * the id of a case, letter by letter and with its own spaces, takes that case alone, also if it holds {@code *} or
 * {@code ?}.
 *
 * <p>Where the tests report to Allure, its results show the cases by area, file and name, with program, inputs, and links
 * to the requirements that they test.
 */
public abstract class VmapConformanceTest {
    private static final String FILTER = "vck.filter";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** The backend to judge. */
    protected abstract Backend backend();

    /** How long one case may take; zero for no limit, as debuggers want it. */
    protected Duration limit() {
        return LIMIT;
    }

    /** Whether a case is to be run; all are, unless this is overridden. */
    protected boolean includes(Case candidate) {
        return true;
    }

    /**
     * The file that says which cases are known not to pass, and why, as {@code vck gate} writes and reads it. With a
     * baseline a test fails if its case ends otherwise than the file says, also if it passes or is no longer supported; known
     * failures are aborted, with their reasons. A last test, {@code baseline}, fails if an entry matches nothing, has expired
     * or lacks a reason, or if a case is missing. The system property {@code vck.baseline.update=true} rewrites the file.
     */
    protected Optional<Path> baseline() {
        return Optional.empty();
    }

    /** The tests, grouped by case file. */
    @TestFactory
    final Stream<DynamicNode> cases() {
        Kit kit = new Kit(new BackendRegistry(List.of()));
        Backend.Session session = new GuardedBackend(backend(), limit()).open();
        Runner runner = new Runner(kit.preparation(), Optional.empty(), result -> {});
        Header header = kit.header(identity(session.info()));
        Optional<BaselineGate> gate =
                baseline().map(file -> BaselineGate.open(file, RunIdentity.of(header), isFiltered()));
        Map<String, List<DynamicNode>> byFile = new LinkedHashMap<>();
        Suite suite = kit.suite(List.of());
        for (Case each : filter(suite).from(suite)) {
            if (includes(each)) {
                byFile.computeIfAbsent(each.file(), unseen -> new ArrayList<>())
                        .add(DynamicTest.dynamicTest(
                                each.id(),
                                CaseUris.of(each.source()),
                                () -> check(header, runner.run(each, session), gate)));
            }
        }
        Stream<DynamicNode> files = byFile.entrySet().stream()
                .map(file -> DynamicContainer.dynamicContainer(file.getKey(), file.getValue()));
        Stream<DynamicNode> last = gate.stream().map(all -> DynamicTest.dynamicTest("baseline", all::checkAll));
        return Stream.concat(files, last).onClose(session::close);
    }

    private static boolean isFiltered() {
        return !System.getProperty(FILTER, "").isBlank();
    }

    private static Selection filter(Suite suite) {
        return new Selection(Filters.of(System.getProperty(FILTER, ""), suite.ids()), Optional.empty());
    }

    private static BackendIdentity identity(BackendInfo info) {
        return new BackendIdentity(info.name(), info.version(), info.language(), new TreeSet<>(info.capabilities()));
    }

    private static void check(Header header, Result result, Optional<BaselineGate> gate) {
        CaseRecord record = CaseRecords.of(result);
        AllureCases.tell(header, record, gate.map(BaselineGate::known).orElse(KnownOutcomes.NONE));
        if (gate.isPresent()) {
            gate.get().check(record);
        } else if (record.verdict() == CaseVerdict.UNSUPPORTED) {
            throw new TestAbortedException("unsupported: " + record.message());
        } else if (record.verdict().failsRun()) {
            String text = FailureText.render(result.backend().name(), record, Style.PLAIN);
            if (record.disputed().isPresent()) {
                throw new TestAbortedException(text);
            }
            throw new AssertionFailedError(text);
        }
    }
}
