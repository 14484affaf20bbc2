package mylibrary;

import io.vck.conformance.serve.WireServer;

/** Starts the adapter of my-library, which reads programs from standard input. */
public final class Adapter {
    private Adapter() {}

    public static void main(String[] args) {
        WireServer.serve(MyBackend::new);
    }
}
