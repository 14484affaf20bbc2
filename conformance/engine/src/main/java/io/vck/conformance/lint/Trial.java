package io.vck.conformance.lint;

import io.vck.backend.interpret.Trace;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.Case;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.judge.RememberingOracle;
import io.vck.conformance.judge.Verdict;
import io.vck.conformance.lint.broken.Breakage;
import io.vck.conformance.lint.broken.BrokenBackend;
import io.vck.conformance.lint.claims.Signature;
import io.vck.conformance.lint.claims.SignatureRecorder;
import io.vck.conformance.run.Preparation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One case on the reference, as often as wanted: with the right vmap and with broken ones.
 *
 * @param <T> the reference's tensor
 */
final class Trial<T> {
    private final Case subject;
    private final LibraryBackend<T> reference;
    private final Preparation.Prepared prepared;
    private final Judge judge;

    Trial(Case subject, LibraryBackend<T> reference, Preparation preparation) {
        this.subject = subject;
        this.reference = reference;
        this.prepared = preparation.prepare(subject);
        this.judge = new Judge(
                new RememberingOracle(prepared.oracle()), reference.info().capabilities());
    }

    Map<String, Value<TensorData>> inputs() {
        return prepared.inputs();
    }

    Case subject() {
        return subject;
    }

    /** The verdict on the reference as it is. */
    Verdict sound() {
        return verdict(reference);
    }

    /** The verdict on the reference with a broken vmap. */
    Verdict broken(Breakage breakage) {
        return verdict(new BrokenBackend<>(reference, breakage));
    }

    /** What the outermost vmap call of the case is given and does; empty if the reference can't run the program. */
    Optional<Signature> signature(TensorItems<T> items) {
        SignatureRecorder<T> recorder = new SignatureRecorder<>(items::asInput, items::asArgument);
        Observation observation = reference.run(request(new Observe(Set.of(), Set.of(), false)), recorder);
        return observation instanceof Observation.Unsupported ? Optional.empty() : Optional.of(recorder.signature());
    }

    private Verdict verdict(LibraryBackend<T> backend) {
        Observe observe = Judge.observe(subject.program(), subject.expectations(), judge.capabilities());
        Observation observation = backend.run(request(observe), Trace.none());
        return judge.judge(subject.program(), subject.expectations(), observation);
    }

    private Request request(Observe observe) {
        return new Request(subject.program(), prepared.inputs(), subject.settings(), VmapMode.NATIVE, observe);
    }
}
