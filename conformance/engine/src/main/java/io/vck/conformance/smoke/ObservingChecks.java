package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does the adapter look at what it was asked to look at, and at nothing else? */
final class ObservingChecks {
    private static final Rows ROWS = new Rows(Section.OBSERVING);
    private static final TensorData X = Tensors.floats(1, 2, 3);
    private static final Returns ONLY_X = new Returns(Map.of("x", Tensors.seen(new Value.Tensor<>(X))));

    private ObservingChecks() {}

    static List<Check> all() {
        return List.of(
                row(
                        "inputs-after",
                        "Inputs are variables too, and can be asked for after the program.",
                        "observe.values names variables; look them up where the program left them.",
                        ONLY_X,
                        "1"),
                row(
                        "only-what-is-asked",
                        "values has the variables that were asked for, and no others.",
                        "Leave out of values what observe.values does not name, result too.",
                        ONLY_X,
                        "y = 1",
                        "result = 2"),
                ROWS.program(
                        "nothing-asked",
                        "Where nothing is asked for, values is empty.",
                        "values is {} then.",
                        Programs.observing(Programs.values(), Programs.x(X), "x"),
                        new Returns(Map.of())),
                ROWS.program(
                        "missing",
                        "A variable that does not exist is left out.",
                        "Leave it out of values; it is no error, and not None.",
                        Programs.observing(Programs.values("x", "nothing"), Programs.x(X), "1"),
                        ONLY_X),
                ROWS.program(
                        "function",
                        "A variable that is a function is left out.",
                        "Leave it out of values: no kind of value stands for a function.",
                        Programs.observing(Programs.values("x", "f"), Programs.x(X), "f = lambda a: a", "1"),
                        ONLY_X),
                ROWS.row(
                        "no-leak",
                        "A program does not see variables of the one before.",
                        "Make a new scope for each run message.",
                        ObservingChecks::noLeak),
                ROWS.program(
                        "unasked",
                        "Warnings and aliases that were not asked for are not reported.",
                        "warnings is [] unless observe.warnings is true, aliases is {} unless observe.aliases names variables.",
                        Programs.withFallbackWarnings(Programs.request(Programs.x(X), "vmap(lambda a: a)(x)")),
                        ObservingChecks::nothingBesideValues));
    }

    private static Check row(String label, String about, String mend, Expectation expectation, String... steps) {
        return ROWS.program(
                label, about, mend, Programs.observing(Programs.values("x"), Programs.x(X), steps), expectation);
    }

    private static Outcome noLeak(Subject subject) {
        subject.ask(Programs.request(Programs.x(X), "leaked = 1"));
        Request request = Programs.observing(Programs.values("x", "leaked"), Programs.x(X), "2");
        return new ProgramTrial(request, ONLY_X, false).run(subject);
    }

    private static Optional<String> nothingBesideValues(Observation observation) {
        if (!(observation instanceof Observation.Returned returned)) {
            return Optional.of("the answer is " + Returns.described(observation) + " instead of returned");
        } else if (!returned.seen().warnings().isEmpty()) {
            return Optional.of("warnings is " + returned.seen().warnings() + " instead of []");
        }
        return returned.seen().aliases().isEmpty()
                ? Optional.empty()
                : Optional.of("aliases names " + returned.seen().aliases().keySet() + ", which were not asked for");
    }
}
