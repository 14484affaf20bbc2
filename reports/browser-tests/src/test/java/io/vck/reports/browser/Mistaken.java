package io.vck.reports.browser;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ReferenceBackend;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A library that somebody is still writing: the reference, with mistakes, and without all of its capabilities. */
final class Mistaken implements Backend {
    private static final String ERROR = "<b>no kernel</b> for 'addmm' & friends\n  in dispatch.cc:123";

    @Override
    public String name() {
        return "my-tensors";
    }

    @Override
    public Session open() {
        Session sound = new ReferenceBackend().open();
        Set<String> capabilities = new LinkedHashSet<>(sound.info().capabilities());
        capabilities.removeAll(Set.of("complex", "random", "aliasing"));
        return new Session() {
            private int programs;

            @Override
            public BackendInfo info() {
                return new BackendInfo("my-tensors", "0.3", "Java", capabilities);
            }

            @Override
            public Observation run(Request request) {
                return mistaken(sound.run(request), ++programs);
            }

            @Override
            public void close() {
                sound.close();
            }
        };
    }

    private static Observation mistaken(Observation observation, int program) {
        if (!(observation instanceof Observation.Returned returned)) {
            return observation;
        } else if (program % 131 == 97) {
            return new Observation.Crashed(
                    "the adapter died with exit code 139; its standard error ends:\nSegmentation fault");
        } else if (program % 149 == 77) {
            return new Observation.TimedOut(Duration.ofSeconds(10));
        } else if (program % 41 == 29) {
            return new Observation.Raised(0, List.of("RuntimeError", "Exception"), ERROR, Observation.Seen.NOTHING);
        }
        return program % 13 == 5 ? new Observation.Returned(wrong(returned.seen())) : observation;
    }

    private static Observation.Seen wrong(Observation.Seen seen) {
        Map<String, Value<ObservedTensor>> values = new LinkedHashMap<>(seen.values());
        values.computeIfPresent("result", (name, value) -> wrong(value));
        return new Observation.Seen(values, seen.aliases(), seen.warnings());
    }

    /** The sign of one element is another. */
    private static Value<ObservedTensor> wrong(Value<ObservedTensor> value) {
        if (!(value instanceof Value.Tensor<ObservedTensor> result)
                || result.tensor().dtype() != DType.FLOAT32
                || result.tensor().bytes().length < 8) {
            return value;
        }
        ObservedTensor tensor = result.tensor();
        byte[] bytes = tensor.bytes().clone();
        int sign = bytes.length / 4 / 2 * 4 + 3;
        bytes[sign] = (byte) (bytes[sign] ^ 0x80);
        return new Value.Tensor<>(
                new ObservedTensor(tensor.dtype(), tensor.shape(), tensor.strides(), tensor.requiresGrad(), bytes));
    }
}
