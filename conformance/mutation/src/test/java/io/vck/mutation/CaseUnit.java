package io.vck.mutation;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.RememberingOracle;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.prepared.PreparedSuite;
import io.vck.conformance.run.GuardedBackend;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.run.Runner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.pitest.testapi.AbstractTestUnit;
import org.pitest.testapi.Description;
import org.pitest.testapi.ResultCollector;
import org.pitest.testapi.TestUnit;

/** A case as PIT runs it: it fails if it would fail a run of the reference. Some cases are beyond what the reference can do. */
final class CaseUnit extends AbstractTestUnit {
    private final Case tested;
    private final Runner runner;
    private final Backend.Session reference;

    private CaseUnit(Case tested, Runner runner, Backend.Session reference) {
        super(new Description(tested.id(), Cases.class));
        this.tested = tested;
        this.runner = runner;
        this.reference = reference;
    }

    /**
     * All cases of the suite.
     *
     * @param file that {@link PreparedCases} wrote
     */
    static List<TestUnit> all(Path file) {
        PreparedSuite suite = PreparedCases.read(file);
        Runner runner = new Runner(remembering(WholeReference.preparation(suite)), Optional.empty(), result -> {});
        Backend.Session reference = new GuardedBackend(new ReferenceBackend(), Duration.ZERO).open();
        List<Case> cases = suite.cases();
        declareOperators(runner, cases.get(0), reference);
        return cases.stream()
                .map(each -> (TestUnit) new CaseUnit(each, runner, reference))
                .toList();
    }

    /** Whatever the reference does but once, it does before the first mutant, or that would last. */
    private static void declareOperators(Runner runner, Case first, Backend.Session reference) {
        runner.run(first, reference);
    }

    /** A case runs again for each mutant of what it calls; what it expects is made once. */
    private static Preparation remembering(Preparation preparation) {
        Map<Case, Preparation.Prepared> known = new IdentityHashMap<>();
        return wanted -> known.computeIfAbsent(wanted, unknown -> {
            Preparation.Prepared made = preparation.prepare(wanted);
            return new Preparation.Prepared(made.inputs(), new RememberingOracle(made.oracle()));
        });
    }

    @Override
    public void execute(ResultCollector results) {
        results.notifyStart(getDescription());
        Verdict verdict = onThreadOfItsOwn();
        if (!verdict.outcome().failsRun()) {
            results.notifyEnd(getDescription());
        } else {
            results.notifyEnd(
                    getDescription(), new AssertionError(verdict.outcome().label() + ": " + verdict.message()));
        }
    }

    /** The reference keeps levels by thread, and a mutant may leave some behind. */
    private Verdict onThreadOfItsOwn() {
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        Thread thread =
                new Thread(() -> verdict.set(runner.run(tested, reference).verdict()), tested.id());
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return verdict.get();
    }
}
