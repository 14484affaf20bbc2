package io.vck.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Settings;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.function.Consumer;

/** DJL, with the engine that is on the class path. */
public final class DjlBackend extends LibraryBackend<NDArray> {
    private static final Cleaner CLEANER = Cleaner.create();

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public BackendInfo info() {
        return new BackendInfo(
                name(),
                Engine.getDjlVersion(),
                "Java " + Runtime.version().feature(),
                Set.of("int32", "float64", "many-dims", "loop"));
    }

    /** The memory of a program's arrays is freed once nobody has the library any more. */
    @Override
    public TensorLibrary<NDArray> library(Settings settings, Consumer<String> warnings) {
        NDManager manager = NDManager.newBaseManager();
        TensorLibrary<NDArray> library = new DjlLibrary(manager);
        CLEANER.register(library, manager::close);
        return library;
    }
}
