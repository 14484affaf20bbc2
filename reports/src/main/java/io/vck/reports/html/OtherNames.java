package io.vck.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Files of an earlier site that go by other names as well. Those who keep a site by links want to keep that one: what the next
 * one writes over it must not go through.
 */
final class OtherNames {
    private OtherNames() {}

    /** Before a file is written: removes this name of it if it has others, or is a link. */
    static void leave(Path file) throws IOException {
        if (Files.isSymbolicLink(file) || names(file) > 1) {
            Files.delete(file);
        }
    }

    private static int names(Path file) throws IOException {
        boolean areCounted = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return areCounted && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                : 1;
    }
}
