package io.vck.junit5;

import io.vck.backend.spi.Backend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.CaseRecords;
import io.vck.conformance.run.GuardedBackend;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Result;
import io.vck.conformance.run.Runner;
import io.vck.reports.console.FailureText;
import io.vck.reports.console.Style;
import io.vck.reports.log.CaseRecord;
import io.vck.reports.log.CaseVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
public abstract class VmapConformanceTest {
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

    /** The tests, grouped by case file. */
    @TestFactory
    final Stream<DynamicNode> cases() {
        Kit kit = new Kit(new BackendRegistry(List.of()));
        Backend.Session session = new GuardedBackend(backend(), limit()).open();
        Runner runner = new Runner(kit.preparation(), Optional.empty(), result -> {});
        Map<String, List<DynamicNode>> byFile = new LinkedHashMap<>();
        for (Case each : kit.suite(List.of()).cases()) {
            if (includes(each)) {
                byFile.computeIfAbsent(file(each), unseen -> new ArrayList<>())
                        .add(DynamicTest.dynamicTest(each.id(), () -> check(runner.run(each, session))));
            }
        }
        return byFile.entrySet().stream()
                .<DynamicNode>map(file -> DynamicContainer.dynamicContainer(file.getKey(), file.getValue()))
                .onClose(session::close);
    }

    private static String file(Case each) {
        return each.id().substring(0, each.id().lastIndexOf('/', nameEnd(each.id())));
    }

    /** Labels in brackets can have slashes too. */
    private static int nameEnd(String id) {
        int bracket = id.indexOf('[');
        return bracket < 0 ? id.length() : bracket;
    }

    private static void check(Result result) {
        CaseRecord record = CaseRecords.of(result);
        if (record.verdict() == CaseVerdict.UNSUPPORTED) {
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
