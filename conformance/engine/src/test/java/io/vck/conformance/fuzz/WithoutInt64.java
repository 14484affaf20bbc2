package io.vck.conformance.fuzz;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Request;
import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;

/** A backend that has no int64. */
record WithoutInt64(Backend whole) implements Backend {
    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Session open() {
        Session session = whole.open();
        return new Session() {
            @Override
            public BackendInfo info() {
                return session.info();
            }

            @Override
            public Observation run(Request request) {
                boolean needed = request.inputs().values().stream()
                        .anyMatch(input -> input instanceof Value.Tensor<TensorData> tensor
                                && tensor.tensor().dtype() == DType.INT64);
                return needed ? new Observation.Unsupported("there is no int64") : session.run(request);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
