package io.vck.conformance.prepared;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Which kit this is: the bytes of its jars, and the Java that runs them. It need not withstand forgery: who can write the
 * file of prepared cases can write the jars.
 */
public record KitDigest(long value) {

    /** That of this process; empty if the kit runs from folders of classes, as its tests do: those can change meanwhile. */
    public static Optional<KitDigest> ofThisProcess() {
        return of(System.getProperty("java.class.path"));
    }

    /** That of a class path. */
    static Optional<KitDigest> of(String classPath) {
        CRC32 checksum = new CRC32();
        for (String property : List.of("java.vm.vendor", "java.vm.version", "os.arch")) {
            checksum.update(bytes(System.getProperty(property, "")));
        }
        try {
            for (String element : classPath.split(File.pathSeparator, -1)) {
                Path jar = Path.of(element);
                if (!Files.isRegularFile(jar)) {
                    return Optional.empty();
                }
                checksum.update(bytes(String.valueOf(jar.getFileName())));
                add(jar, checksum);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.of(new KitDigest(checksum.getValue()));
    }

    private static void add(Path jar, CRC32 checksum) throws IOException {
        try (FileChannel channel = FileChannel.open(jar)) {
            checksum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
