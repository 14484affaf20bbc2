package io.vck.conformance.smoke;

import io.vck.backend.spi.Observation;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The program {@code x} returned the tensor that went in. If it returned another one, the usual mistakes are tried.
 *
 * @param sent the tensor that went in
 */
record Echo(TensorData sent) implements Expectation {

    @Override
    public Optional<String> problem(Observation observation) {
        return Returns.result(new Value.Tensor<>(Tensors.seen(sent)))
                .problem(observation)
                .map(problem -> problem + hint(observation));
    }

    /** A wrong reading of strides and offset that explains what came back. */
    private enum Misreading {
        NO_STRIDES("the strides are ignored") {
            @Override
            TensorData of(TensorData sent) {
                return window(sent, contiguous(sent.shape()), sent.offset());
            }
        },
        NO_OFFSET("the offset is ignored") {
            @Override
            TensorData of(TensorData sent) {
                return window(sent, sent.strides(), 0);
            }
        },
        NEITHER("strides and offset are ignored") {
            @Override
            TensorData of(TensorData sent) {
                return window(sent, contiguous(sent.shape()), 0);
            }
        },
        OFFSET_IN_BYTES("the offset is taken for bytes; it counts elements") {
            @Override
            TensorData of(TensorData sent) {
                return window(sent, sent.strides(), sent.offset() / sent.dtype().bytes());
            }
        };

        private final String meaning;

        Misreading(String meaning) {
            this.meaning = meaning;
        }

        abstract TensorData of(TensorData sent);
    }

    private String hint(Observation observation) {
        if (observation instanceof Observation.Returned returned) {
            List<ObservedTensor> tensors = returned.seen().values().values().stream()
                    .flatMap(value -> value.tensors().stream())
                    .toList();
            for (Misreading misreading : Misreading.values()) {
                if (tensors.size() == 1 && explains(misreading, tensors.get(0))) {
                    return ": " + misreading.meaning;
                }
            }
        }
        return "";
    }

    private boolean explains(Misreading misreading, ObservedTensor observed) {
        TensorData misread = misreading.of(sent);
        long last = misread.offset();
        for (int dim = 0; dim < misread.shape().size(); dim++) {
            last += (misread.shape().get(dim) - 1) * misread.strides().get(dim);
        }
        return !misread.equals(sent)
                && last < misread.storage().size()
                && Arrays.equals(misread.rowMajorBytes(), observed.bytes());
    }

    private static TensorData window(TensorData sent, List<Long> strides, long offset) {
        return new TensorData(sent.storage(), sent.shape(), strides, offset, sent.requiresGrad());
    }

    private static List<Long> contiguous(List<Long> shape) {
        return Tensors.contiguous(shape.stream().map(Long::intValue).toList()).stream()
                .map(Integer::longValue)
                .toList();
    }
}
