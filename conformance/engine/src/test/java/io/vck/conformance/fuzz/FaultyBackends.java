package io.vck.conformance.fuzz;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.AlteredBackend;
import io.vck.conformance.backends.ForwardingSession;
import io.vck.conformance.backends.ReferenceBackend;
import java.util.function.UnaryOperator;

/** The reference, but that it lacks something or breaks. */
final class FaultyBackends {
    private FaultyBackends() {}

    private static Backend reference(UnaryOperator<Backend.Session> altering) {
        return new AlteredBackend(new ReferenceBackend(), altering);
    }

    /** It breaks on each vmap with an out_dim. */
    static Backend throwing() {
        return reference(session -> new ForwardingSession(session) {
            @Override
            public Observation run(Request request) {
                if (request.vmap() == VmapMode.NATIVE
                        && request.program().toString().contains("out_dims")) {
                    throw new IllegalStateException("a defect");
                }
                return super.run(request);
            }
        });
    }

    /** It dies of each vmap once it has run so many programs, until it is started anew. */
    static Backend spoiltAfter(int programs) {
        return reference(session -> new ForwardingSession(session) {
            private int left = programs;

            @Override
            public Observation run(Request request) {
                return left-- <= 0 && request.vmap() == VmapMode.NATIVE
                        ? new Observation.Crashed("out of memory")
                        : super.run(request);
            }
        });
    }

    static Backend withoutInt64() {
        return reference(session -> new ForwardingSession(session) {
            @Override
            public Observation run(Request request) {
                boolean needed = request.inputs().values().stream()
                        .anyMatch(input -> input instanceof Value.Tensor<TensorData> tensor
                                && tensor.tensor().dtype() == DType.INT64);
                return needed ? new Observation.Unsupported("there is no int64") : super.run(request);
            }
        });
    }
}
