package io.vck.reports.html;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** The files of some logs, open for reading. */
record LogChannels(List<FileChannel> channels) implements Closeable {

    static LogChannels open(List<SiteLog> logs) throws IOException {
        LogChannels opened = new LogChannels(new ArrayList<>());
        try {
            for (SiteLog log : logs) {
                opened.channels.add(FileChannel.open(log.file()));
            }
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : channels) {
            channel.close();
        }
    }
}
