package io.vck.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What an adapter prints on standard error: drained as it comes, so that the adapter never waits, and kept as far as
 * messages want it, the last few KiB.
 */
final class StandardError {
    private static final int KEPT = 1 << 13;

    /** Longer lines are heard in pieces. */
    private static final int LONGEST_HEARD = 1 << 16;

    private final byte[] ring = new byte[KEPT];
    private final Thread drain;
    private final WireListener.Conversation listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long written;

    StandardError(InputStream input, String adapter, WireListener.Conversation listener) {
        this.listener = listener;
        drain = new Thread(() -> drain(input), "standard error of " + adapter);
        drain.setDaemon(true);
        drain.start();
    }

    private void drain(InputStream input) {
        byte[] chunk = new byte[KEPT];
        try {
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                keep(chunk, read);
                if (listener != WireListener.Conversation.UNHEARD) {
                    hear(chunk, read);
                }
            }
        } catch (IOException closed) {
            // The process is gone, and with it whatever else it would have said.
            return;
        } finally {
            hearLine();
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (written++ % KEPT)] = chunk[i];
        }
    }

    private void hear(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                listener.printed(line.toByteArray());
                line.reset();
            } else {
                line.write(chunk[i]);
                if (line.size() == LONGEST_HEARD) {
                    hearLine();
                }
            }
        }
    }

    private void hearLine() {
        if (line.size() > 0) {
            listener.printed(line.toByteArray());
            line.reset();
        }
    }

    /** Forgets what was printed up to now. */
    synchronized void forget() {
        written = 0;
    }

    /** Waits a little until all is here that a process printed before it ended. */
    void awaitEnd(long milliseconds) throws InterruptedException {
        drain.join(milliseconds);
    }

    /** The last of what was printed, from the start of a line where more was printed than is kept. */
    synchronized String tail() {
        int length = (int) Math.min(written, KEPT);
        byte[] kept = new byte[length];
        for (int i = 0; i < length; i++) {
            kept[i] = ring[(int) ((written - length + i) % KEPT)];
        }
        String text = new String(kept, StandardCharsets.UTF_8);
        boolean cut = written > KEPT;
        return (cut ? "…" + text.substring(text.indexOf('\n') + 1) : text).stripTrailing();
    }
}
