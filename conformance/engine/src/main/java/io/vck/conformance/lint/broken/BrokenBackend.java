package io.vck.conformance.lint.broken;

import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Settings;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sound backend with a broken vmap.
 *
 * @param <T> the type of a tensor
 */
public final class BrokenBackend<T> extends LibraryBackend<T> {
    private final LibraryBackend<T> sound;
    private final Breakage breakage;

    public BrokenBackend(LibraryBackend<T> sound, Breakage breakage) {
        this.sound = sound;
        this.breakage = breakage;
    }

    @Override
    public BackendInfo info() {
        BackendInfo info = sound.info();
        return new BackendInfo(
                info.name() + " with " + breakage.name(), info.version(), info.language(), info.capabilities());
    }

    @Override
    public TensorLibrary<T> library(Settings settings, Consumer<String> warnings) {
        TensorLibrary<T> library = sound.library(settings, breakage.breakWarnings(warnings));
        return new WithVmap<>(library, breakage.breakVmap(library, library.vmap(), warnings));
    }

    /** A library with another vmap. */
    private record WithVmap<T>(TensorLibrary<T> library, VectorizingMap<T> vmap) implements TensorLibrary<T> {
        @Override
        public List<T> tensors(List<TensorData> data) {
            return library.tensors(data);
        }

        @Override
        public Value<T> call(OperatorCall<T> call) {
            return library.call(call);
        }

        @Override
        public ObservedTensor read(T tensor) {
            return library.read(tensor);
        }

        @Override
        public Alias alias(T tensor) {
            return library.alias(tensor);
        }
    }
}
