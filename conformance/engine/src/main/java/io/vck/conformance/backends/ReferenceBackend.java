package io.vck.conformance.backends;

import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Settings;
import io.vck.reference.tensor.Tensor;
import java.util.Set;
import java.util.function.Consumer;

/** The reference implementation as a backend. */
public final class ReferenceBackend extends LibraryBackend<Tensor> {
    private static final BackendInfo INFO = new BackendInfo(
            "reference",
            "0.1.0",
            "Java " + Runtime.version().feature(),
            Set.of(
                    "in-place",
                    "autograd",
                    "random",
                    "complex",
                    "int32",
                    "float64",
                    "many-dims",
                    "loop",
                    "aliasing",
                    "strides",
                    "requires-grad",
                    "warnings",
                    "fallback-warnings",
                    "messages",
                    "legacy-refusals",
                    "batch-offsets"));

    @Override
    public BackendInfo info() {
        return INFO;
    }

    @Override
    public TensorLibrary<Tensor> library(Settings settings, Consumer<String> warnings) {
        return new ReferenceLibrary(settings, warnings);
    }
}
