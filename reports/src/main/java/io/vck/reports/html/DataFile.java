package io.vck.reports.html;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of data: JSON that is written to it becomes a string in a script. See NOTE [Data as scripts]. */
final class DataFile extends FilterOutputStream {
    private static final int BUFFER = 64 * 1024;

    /** Less than the buffer, so that all goes through it: of larger parts the JDK would make a copy as large. */
    private static final int AT_ONCE = BUFFER / 2;

    private DataFile(OutputStream out) {
        super(out);
    }

    /**
     * Begins a file.
     *
     * @param name what the data is called in the page
     */
    static DataFile create(Path file, String name, String stamp) throws IOException {
        OtherNames.leave(file);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        out.write((beginning(name) + stamp + "', '").getBytes(StandardCharsets.US_ASCII));
        return new DataFile(out);
    }

    /** Whether this is a file of data of that name, and not somebody's own. */
    static boolean isOf(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        byte[] beginning = beginning(name).getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(beginning.length), beginning);
        }
    }

    private static String beginning(String name) {
        return "vck.data('" + name + "', '";
    }

    @Override
    public void write(int b) throws IOException {
        switch (b) {
            case '\'':
            case '\\':
                out.write('\\');
                out.write(b);
                break;
            case '\n':
                out.write('\\');
                out.write('n');
                break;
            case '\r':
                out.write('\\');
                out.write('r');
                break;
            default:
                out.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int at = offset; at < end; at += AT_ONCE) {
            writePart(bytes, at, Math.min(end, at + AT_ONCE));
        }
    }

    private void writePart(byte[] bytes, int offset, int end) throws IOException {
        int written = offset;
        for (int at = offset; at < end; at++) {
            if (isSpecial(bytes[at])) {
                out.write(bytes, written, at - written);
                write(bytes[at]);
                written = at + 1;
            }
        }
        out.write(bytes, written, end - written);
    }

    /** Of most bytes, which are letters and digits, two comparisons tell. In two methods, since a large one would not be inlined. */
    private static boolean isSpecial(byte b) {
        return b == '\\' || b <= '\'' && isSpecialAmongFirst(b);
    }

    private static boolean isSpecialAmongFirst(byte b) {
        return b == '\'' || b == '\n' || b == '\r';
    }

    @Override
    public void close() throws IOException {
        out.write("');\n".getBytes(StandardCharsets.US_ASCII));
        out.close();
    }
}
