package io.vck.djl;

import io.vck.conformance.serve.WireServer;

/** Starts DJL as an adapter, which reads programs from standard input. */
public final class Adapter {
    private Adapter() {}

    public static void main(String[] args) {
        WireServer.serve(DjlBackend::new);
    }
}
