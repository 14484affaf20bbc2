package io.vck.conformance.wire;

import io.vck.backend.spi.Backend;

/** A backend in another process, which speaks the wire protocol on its standard input and output. */
public final class WireBackend implements Backend {
    private final AdapterCommand command;
    private final WireLimits limits;
    private final WireListener listener;

    public WireBackend(AdapterCommand command, WireLimits limits) {
        this(command, limits, WireListener.NONE);
    }

    /**
     * @param listener hears what passes between the kit and the adapter
     */
    public WireBackend(AdapterCommand command, WireLimits limits, WireListener listener) {
        this.command = command;
        this.limits = limits;
        this.listener = listener;
    }

    @Override
    public String name() {
        return command.name();
    }

    /**
     * Starts the adapter and asks who it is.
     *
     * @throws io.vck.backend.spi.BackendUnavailable if the program can't be started, ends before it has answered, doesn't
     *     answer in time, or speaks another version of the protocol
     */
    @Override
    public Session open() {
        return new WireSession(command, limits, listener);
    }

    /**
     * Starts the adapter for somebody who talks to it message by message.
     *
     * @throws io.vck.backend.spi.BackendUnavailable if the program can't be started
     */
    public WireConversation converse() {
        return WireConversation.start(command, limits, listener);
    }
}
