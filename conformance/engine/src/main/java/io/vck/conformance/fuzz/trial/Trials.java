package io.vck.conformance.fuzz.trial;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.fuzz.lanes.Extrapolation;
import io.vck.conformance.fuzz.lanes.NoLanes;
import io.vck.conformance.inputs.CaseInputs;
import io.vck.conformance.judge.Errors;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.judge.Outcome;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.shrink.FailureKind;
import io.vck.conformance.shrink.Symptom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs cases twice on a backend, as they are and with their vmaps as loops, and compares. */
public final class Trials implements AutoCloseable {
    private static final String WIDE = DType.FLOAT64.label();

    private final Backend backend;
    private final Refusals refusals;
    private Backend.Session session;
    private long nanosStarting;
    private long nanosRunning;

    /** Starts the backend. */
    public Trials(Backend backend, Refusals refusals) {
        this.backend = backend;
        this.refusals = refusals;
        this.session = backend.open();
    }

    /** Who the backend is. */
    public BackendInfo info() {
        return session.info();
    }

    /** Ends the backend, and starts it anew. */
    public void restart() {
        long start = System.nanoTime();
        session.close();
        session = backend.open();
        nanosStarting += System.nanoTime() - start;
    }

    @Override
    public void close() {
        session.close();
    }

    /** A case with its inputs, which can be made on another thread than the one that runs it. */
    public record Prepared(Case tested, Map<String, Value<TensorData>> inputs) {
        public static Prepared of(Case tested) {
            return new Prepared(tested, CaseInputs.byReference().of(tested));
        }

        private Prepared running(Program other) {
            return new Prepared(tested.withProgram(other), inputs);
        }
    }

    /** The backend's time since it was started for the first time. */
    public BackendTime backendTime() {
        return new BackendTime(Duration.ofNanos(nanosStarting), Duration.ofNanos(nanosRunning));
    }

    public Ending run(Prepared prepared) {
        Case tested = prepared.tested();
        Set<String> capabilities = session.info().capabilities();
        Optional<Verdict> lacking = Judge.lacking(tested.capabilities(), capabilities);
        if (lacking.isPresent()) {
            return new Ending.Unsupported(lacking.get().message());
        }
        Observation own = ask(prepared, VmapMode.NATIVE);
        if (own instanceof Observation.Unsupported unsupported) {
            return new Ending.Unsupported(unsupported.reason());
        }
        return NoLanes.in(tested.program())
                .map(none -> withoutLanes(prepared, own, none))
                .orElseGet(() -> byLaw(prepared, own));
    }

    /** Whether the backend has what a program needs. */
    public boolean runs(Case tested) {
        return Judge.lacking(tested.capabilities(), session.info().capabilities())
                        .isEmpty()
                && !(ask(Prepared.of(tested), VmapMode.NATIVE) instanceof Observation.Unsupported);
    }

    private Ending byLaw(Prepared prepared, Observation own) {
        Observation loop = ask(prepared, VmapMode.LOOP);
        if (loop instanceof Observation.Unsupported unsupported) {
            return new Ending.Unsupported(unsupported.reason());
        }
        Ending ending = judged(prepared, prepared.tested(), own, loop);
        return ending instanceof Ending.Broken && Rounding.isPossible(own, loop) && agreesWithMoreDigits(prepared)
                ? new Ending.Rounded()
                : ending;
    }

    /** NOTE [Rounding]. */
    private boolean agreesWithMoreDigits(Prepared prepared) {
        if (!session.info().capabilities().contains(WIDE)) {
            return false;
        }
        return Widening.of(prepared)
                .map(wider -> judged(wider, wider.tested(), ask(wider, VmapMode.NATIVE), ask(wider, VmapMode.LOOP)))
                .filter(Ending.Agreed.class::isInstance)
                .isPresent();
    }

    /** NOTE [Batches of no lanes]. */
    private Ending withoutLanes(Prepared prepared, Observation own, NoLanes none) {
        if (!none.has(2, prepared.inputs())) {
            return new Ending.Unsupported("what no lanes give can't be told from what one gives alone");
        }
        Observation one = ask(prepared.running(none.withLanes(1)), VmapMode.LOOP);
        Observation two = ask(prepared.running(none.withLanes(2)), VmapMode.LOOP);
        for (Observation loop : List.of(one, two)) {
            if (loop instanceof Observation.Unsupported unsupported) {
                return new Ending.Unsupported(unsupported.reason());
            } else if (loop instanceof Observation.Raised) {
                return own instanceof Observation.Raised ? new Ending.RaisedByBoth() : new Ending.Agreed();
            }
        }
        List<Expectation> expectations = new ArrayList<>(result(one)
                .flatMap(first -> result(two).map(second -> Extrapolation.of(first, second)))
                .orElse(List.of()));
        expectations.addAll(prepared.tested().expectations());
        return judged(prepared, prepared.tested().withExpectations(expectations), own, one);
    }

    private static Optional<Value<ObservedTensor>> result(Observation loop) {
        return loop instanceof Observation.Returned returned
                ? Optional.ofNullable(returned.seen().values().get(Program.RESULT))
                : Optional.empty();
    }

    private Ending judged(Prepared prepared, Case tested, Observation own, Observation loop) {
        if (own instanceof Observation.Raised raised) {
            Optional<Ending> refused = refusal(raised, loop);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Verdict verdict = new Judge(
                        new BothRuns(loop, prepared.inputs()), session.info().capabilities())
                .judge(tested.program(), tested.expectations(), own);
        return FailureKind.of(verdict, Optional.of(own))
                .map(kind -> broken(kind, tested, verdict, loop))
                .orElseGet(Ending.Agreed::new);
    }

    private Optional<Ending> refusal(Observation.Raised raised, Observation loop) {
        return loop instanceof Observation.Raised
                ? Optional.of(new Ending.RaisedByBoth())
                : refusals.of(Errors.headline(raised)).map(Ending.Refused::new);
    }

    /** What the loop refuses though vmap does it can be an honest refusal as well. */
    private Ending broken(FailureKind kind, Case judged, Verdict verdict, Observation loop) {
        Optional<String> refused = kind.symptom() == Symptom.ACCEPTS && loop instanceof Observation.Raised raised
                ? refusals.of(Errors.headline(raised))
                : Optional.empty();
        return refused.<Ending>map(Ending.Refused::new).orElseGet(() -> new Ending.Broken(kind, judged, verdict));
    }

    /**
     * Both runs are asked for the same: the result, and what is left in the inputs. A backend that could not be started
     * again after it died, as happens on a machine under load, is given another chance.
     */
    private Observation ask(Prepared prepared, VmapMode mode) {
        Set<String> variables = new LinkedHashSet<>(prepared.inputs().keySet());
        variables.add(Program.RESULT);
        Observe observe = new Observe(variables, Set.of(), false);
        Request request = new Request(
                prepared.tested().program(),
                prepared.inputs(),
                prepared.tested().settings(),
                mode,
                observe);
        Observation observation = timed(request);
        if (session.isLost()) {
            restart();
            observation = timed(request);
        }
        return observation;
    }

    private Observation timed(Request request) {
        Backend.Timed ran = session.timed(request);
        nanosRunning += ran.elapsed().toNanos();
        return ran.observation();
    }

    /** Whether a case is broken in a certain way: what a shrinker wants to know. */
    public boolean breaksAlike(Case tested, FailureKind kind) {
        Prepared prepared;
        try {
            prepared = Prepared.of(tested);
        } catch (RuntimeException noInputs) {
            return false;
        }
        return run(prepared) instanceof Ending.Broken broken
                && broken.kind().equals(kind)
                && broken.verdict().outcome() != Outcome.BROKEN;
    }
}
