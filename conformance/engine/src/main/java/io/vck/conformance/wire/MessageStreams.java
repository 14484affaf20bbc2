package io.vck.conformance.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Standard input and output of an adapter, as an adapter in Java sees them. */
public final class MessageStreams {
    private final LineReader requests;
    private final OutputStream answers;

    public MessageStreams(InputStream requests, OutputStream answers) {
        this.requests = LineReader.ofRequests(requests);
        this.answers = answers;
    }

    /** Waits for the next message; there is none at the end of the input. The last line needs no end. */
    public Optional<WireMessage> read() throws IOException {
        try {
            return Optional.of(requests.read());
        } catch (EOFException end) {
            return Optional.empty();
        }
    }

    public void write(WireMessage message) throws IOException {
        message.writeTo(answers);
    }
}
