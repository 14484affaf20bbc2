package mylibrary;

import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Settings;
import java.util.Set;
import java.util.function.Consumer;

/** Who the library is, and what it can do. */
public final class MyBackend extends LibraryBackend<ToyTensor> {

    @Override
    public BackendInfo info() {
        // The capabilities are those of the guide's table. Claim only what holds: what is claimed is judged.
        return new BackendInfo(
                "my-library",
                "0.1",
                "Java " + Runtime.version().feature(),
                Set.of("int32", "float64", "complex", "many-dims", "loop"));
    }

    @Override
    public TensorLibrary<ToyTensor> library(Settings settings, Consumer<String> warnings) {
        return new MyLibrary();
    }
}
