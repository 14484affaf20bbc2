package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import io.vck.backend.value.Alias;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Can the adapter tell which object and memory a tensor is? Only equality of the numbers counts, within one answer. */
final class AliasChecks {
    private static final Rows ROWS = new Rows(Section.CAPABILITIES);
    private static final TensorData X = Tensors.floats(1, 2, 3);
    private static final TensorData FRONT = Tensors.window(X.storage(), List.of(2), List.of(1), 0);
    private static final TensorData BACK = Tensors.window(X.storage(), List.of(2), List.of(1), 1);

    private AliasChecks() {}

    static List<Check> all() {
        return List.of(
                row(
                        "itself",
                        "A tensor that is no view is its own base.",
                        Programs.x(X),
                        same("x", Part.OBJECT, "x", Part.BASE),
                        "x"),
                row(
                        "same-object",
                        "Two names of one tensor have the same object, base and address.",
                        Programs.x(X),
                        same("x", Part.OBJECT, "y", Part.OBJECT)
                                .and(same("x", Part.BASE, "y", Part.BASE))
                                .and(same("x", Part.ADDRESS, "y", Part.ADDRESS)),
                        "y = x"),
                row(
                        "two-tensors",
                        "Two tensors that share nothing have nothing in common.",
                        Programs.xy(X, Tensors.floats(1, 2, 3)),
                        different(Part.OBJECT).and(different(Part.BASE)).and(different(Part.ADDRESS)),
                        "1"),
                row(
                        "two-windows",
                        "Two windows of one storage that begin at different elements are different objects at different addresses.",
                        Programs.xy(FRONT, BACK),
                        different(Part.OBJECT).and(different(Part.ADDRESS)),
                        "1"),
                row(
                        "same-first-element",
                        "Two tensors that begin at the same element have the same address.",
                        Programs.xy(X, FRONT),
                        different(Part.OBJECT).and(same("x", Part.ADDRESS, "y", Part.ADDRESS)),
                        "1"));
    }

    private static Check row(
            String label, String about, Map<String, Value<TensorData>> inputs, Expectation expectation, String step) {
        return ROWS.mustRun(
                        "aliasing/" + label,
                        about,
                        "aliases has {\"alias\": {\"object\", \"base\", \"address\"}} for each variable that"
                                + " observe.aliases names: number objects and addresses as they turn up.",
                        Programs.observing(Programs.aliases("x", "y"), inputs, step),
                        expectation)
                .ifClaimed("aliasing");
    }

    /** A field of an alias. */
    private enum Part {
        OBJECT,
        BASE,
        ADDRESS;

        long of(Alias alias) {
            return switch (this) {
                case OBJECT -> alias.object();
                case BASE -> alias.base();
                case ADDRESS -> alias.address();
            };
        }

        String in(String variable) {
            return "aliases." + variable + ".alias." + name().toLowerCase(Locale.ROOT);
        }
    }

    private static Expectation same(String left, Part ofLeft, String right, Part ofRight) {
        return compared(left, ofLeft, right, ofRight, true);
    }

    private static Expectation different(Part part) {
        return compared("x", part, "y", part, false);
    }

    private static Expectation compared(String left, Part ofLeft, String right, Part ofRight, boolean equal) {
        return observation -> {
            Optional<Alias> one = alias(observation, left);
            Optional<Alias> other = alias(observation, right);
            if (one.isEmpty() || other.isEmpty()) {
                return Optional.of("aliases has no alias for " + (one.isEmpty() ? left : right));
            }
            long a = ofLeft.of(one.get());
            long b = ofRight.of(other.get());
            if ((a == b) == equal) {
                return Optional.empty();
            }
            return Optional.of(ofLeft.in(left) + " is " + a + " and " + ofRight.in(right) + " is " + b
                    + (equal ? "; they are the same thing" : ", though they are two"));
        };
    }

    private static Optional<Alias> alias(Observation observation, String variable) {
        return observation instanceof Observation.Returned returned
                ? Optional.ofNullable(returned.seen().aliases().get(variable))
                        .flatMap(value -> value.tensors().stream().findFirst())
                : Optional.empty();
    }
}
