package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Are the claims true, as far as a small program can tell? Dtypes, dimensions and the loop have their rows in other tables.
 * Where a program needs operators that the library lacks, nothing can be told.
 */
final class CapabilityChecks {
    private static final Rows ROWS = new Rows(Section.CAPABILITIES);
    private static final TensorData X = Tensors.floats(1, 2, 3);

    private CapabilityChecks() {}

    static List<Check> all() {
        return List.of(
                left("in-place", "add_", X, Tensors.floats(2, 3, 4), "x.add_(1)"),
                left("in-place", "setitem", X, Tensors.floats(5, 2, 3), "x[0] = 5"),
                ROWS.program(
                                "in-place/shared",
                                "A write through one tensor shows in another one over the same storage.",
                                "Make one memory for each storage, and let its tensors be views of it; or don't claim in-place.",
                                shared(),
                                returns(Tensors.floats(0, 10)))
                        .ifClaimed("in-place"),
                ROWS.program(
                                "autograd/grad",
                                "torch.autograd.grad takes gradients of what was made of a leaf.",
                                "An input with requires_grad true is a leaf that records its gradient.",
                                Programs.request(
                                        Programs.x(Tensors.recording(X)),
                                        "y = (x * x).sum()",
                                        "torch.autograd.grad([y], [x])[0]"),
                                returns(Tensors.floats(2, 4, 6)))
                        .ifClaimed("autograd"),
                ROWS.program(
                                "random/rand",
                                "Random numbers can be drawn.",
                                "torch.rand draws float32 numbers from [0, 1).",
                                Programs.request(Programs.x(X), "torch.rand(3)"),
                                CapabilityChecks::betweenZeroAndOne)
                        .ifClaimed("random"),
                strides("contiguous", Tensors.whole(Tensors.counting(DType.FLOAT32, 6), 2, 3)),
                strides("transposed", Tensors.window(X.storage(), List.of(1, 3), List.of(1, 1), 0)),
                strides("expanded", Tensors.window(X.storage(), List.of(2, 3), List.of(0, 1), 0)),
                requiresGrad("leaf", Tensors.recording(X)),
                requiresGrad("plain", X),
                ROWS.mustRun(
                                "warnings/none",
                                "A program that gives no warning has none.",
                                "warnings has the texts that this program gave, none of an earlier one; filters that show a"
                                        + " warning only once must be off.",
                                Programs.observing(Programs.warnings(), Programs.x(X), "x"),
                                CapabilityChecks::noWarning)
                        .ifClaimed("warnings"),
                fallback("asked", "The slow fallback warns when it is asked to.", true),
                fallback("unasked", "The slow fallback is silent when it is not asked.", false),
                ROWS.program(
                                "batch-offsets/as_strided",
                                "as_strided takes an offset inside vmap as if every lane began where the batch begins.",
                                "The offset is that of the first lane's element; each lane shows its own memory as far behind"
                                        + " its own first element. Don't claim batch-offsets for a vmap that is a loop.",
                                Programs.request(
                                        Programs.x(Tensors.whole(Tensors.counting(DType.FLOAT32, 6), 2, 3)),
                                        "vmap(lambda a: a.as_strided([1], [1], 2))(x)"),
                                returns(Tensors.whole(Tensors.storage(DType.FLOAT32, 2, 5), 2, 1)))
                        .ifClaimed("batch-offsets"),
                refusal(
                        "messages",
                        "message",
                        "The message of a refusal is that of the original.",
                        "vmap(lambda a: 7)(x)",
                        "must only return Tensors"),
                refusal(
                        "legacy-refusals",
                        "list-as-in_dims",
                        "A list as in_dims is refused, though a loop would take it.",
                        "vmap(lambda a: a, [0])(x)",
                        ""));
    }

    /** What a program leaves in its input. */
    private static Check left(String capability, String label, TensorData before, TensorData after, String step) {
        return ROWS.program(
                        capability + "/" + label,
                        "`" + step + "` changes the input itself.",
                        "A program writes into the memory of its inputs, and values are read after it has ended.",
                        Programs.observing(Programs.values("x"), Programs.x(before), step),
                        new Returns(Tensors.seen(Programs.x(after))))
                .ifClaimed(capability);
    }

    private static Request shared() {
        TensorData front = Tensors.window(X.storage(), List.of(2), List.of(1), 0);
        TensorData back = Tensors.window(X.storage(), List.of(2), List.of(1), 1);
        return Programs.request(Programs.xy(front, back), "x.zero_()", "y[1] = 10", "y");
    }

    private static Expectation returns(TensorData expected) {
        return Returns.result(Tensors.seen(new Value.Tensor<>(expected)));
    }

    private static Check strides(String label, TensorData tensor) {
        return ROWS.mustRun(
                        "strides/" + label,
                        "A tensor says its strides.",
                        "tensor.strides has the strides of the tensor itself, in elements, though values are in"
                                + " row-major order; don't claim strides if your tensors have none.",
                        Programs.request(Programs.x(tensor), "x"),
                        field("strides", ObservedTensor::strides, tensor.strides()))
                .ifClaimed("strides");
    }

    private static Check requiresGrad(String label, TensorData tensor) {
        return ROWS.mustRun(
                        "requires-grad/" + label,
                        "A tensor says whether it records its gradient.",
                        "tensor.requires_grad is that of the library's tensor.",
                        Programs.request(Programs.x(tensor), "x"),
                        field("requires_grad", ObservedTensor::requiresGrad, tensor.requiresGrad()))
                .ifClaimed("requires-grad");
    }

    /** An optional field of the tensor that a program returns. */
    private static <E> Expectation field(String name, Function<ObservedTensor, Optional<E>> get, E expected) {
        return observation -> {
            Optional<ObservedTensor> tensor = result(observation);
            if (tensor.isEmpty()) {
                return Optional.of(
                        "the answer is " + Returns.described(observation) + " instead of returned, a tensor");
            }
            Optional<E> got = get.apply(tensor.get());
            String path = "values.result.tensor." + name;
            if (got.isEmpty()) {
                return Optional.of(path + " is missing");
            }
            return got.get().equals(expected)
                    ? Optional.empty()
                    : Optional.of(path + " is " + got.get() + " instead of " + expected);
        };
    }

    private static Optional<ObservedTensor> result(Observation observation) {
        return observation instanceof Observation.Returned returned
                ? returned.seen().values().values().stream()
                        .flatMap(value -> value.tensors().stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> betweenZeroAndOne(Observation observation) {
        Optional<ObservedTensor> tensor = result(observation);
        if (tensor.isEmpty()) {
            return Optional.of("the answer is " + Returns.described(observation) + " instead of returned, a tensor");
        } else if (!tensor.get().shape().equals(X.shape()) || tensor.get().dtype() != X.dtype()) {
            return Optional.of("values.result.tensor is " + tensor.get().dtype().label()
                    + tensor.get().shape() + " instead of " + X.dtype().label() + X.shape());
        }
        var numbers = Tensors.numbers(tensor.get());
        return numbers.stream().allMatch(number -> number >= 0 && number < 1)
                ? Optional.empty()
                : Optional.of("values.result.tensor has " + numbers + ", which are not all in [0, 1)");
    }

    private static Optional<String> noWarning(Observation observation) {
        if (!(observation instanceof Observation.Returned returned)) {
            return Optional.of("the answer is " + Returns.described(observation) + " instead of returned");
        }
        return returned.seen().warnings().isEmpty()
                ? Optional.empty()
                : Optional.of("warnings is " + returned.seen().warnings() + " instead of []");
    }

    private static Check fallback(String label, String about, boolean asked) {
        Request silent = Programs.observing(Programs.warnings(), Programs.x(X), "vmap(torch.atan2)(x, x)");
        return ROWS.program(
                        "fallback-warnings/" + label,
                        about,
                        "With settings.fallback_warnings, an operator that has no batching rule and runs lane by lane"
                                + " gives a warning with the words \"There is a performance drop\". The original has no"
                                + " batching rule for atan2.",
                        asked ? Programs.withFallbackWarnings(silent) : silent,
                        observation -> fallbackWarnings(observation, asked))
                .ifClaimed("fallback-warnings");
    }

    private static Optional<String> fallbackWarnings(Observation observation, boolean wanted) {
        if (!(observation instanceof Observation.Returned returned)) {
            return Optional.of("the answer is " + Returns.described(observation) + " instead of returned");
        }
        List<String> warnings = returned.seen().warnings();
        boolean warned = warnings.stream().anyMatch(text -> text.contains("There is a performance drop"));
        return warned == wanted
                ? Optional.empty()
                : Optional.of("warnings is " + warnings + (wanted ? ", none of them" : ", one of them")
                        + " about a performance drop");
    }

    private static Check refusal(String capability, String label, String about, String program, String words) {
        Expectation raises = new Raises(0, "ValueError");
        return ROWS.program(
                        capability + "/" + label,
                        about,
                        "`" + program + "` raises a ValueError"
                                + (words.isEmpty() ? "" : " whose message has the words \"" + words + "\"")
                                + "; don't claim " + capability + " if your library does otherwise.",
                        Programs.request(Programs.x(X), program),
                        raises.and(observation -> saying(observation, words)))
                .ifClaimed(capability);
    }

    private static Optional<String> saying(Observation observation, String words) {
        String message = ((Observation.Raised) observation).message();
        return message.contains(words) ? Optional.empty() : Optional.of("message is \"" + message + "\"");
    }
}
