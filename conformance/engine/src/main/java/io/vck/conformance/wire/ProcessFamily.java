package io.vck.conformance.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A process and all that it started, so that nothing of it is left behind.
 *
 * <p>A process whose parent has ended is nobody's descendant any more. It still has the environment that it inherited, and
 * that is marked; where the operating system shows environments, which is on Linux, it is found by that mark.
 */
final class ProcessFamily {
    private static final String VARIABLE = "VCK_ADAPTER";
    private static final AtomicLong FOUNDED = new AtomicLong();
    private static final Path PROCESSES = Path.of("/proc");

    /** A process can start another one while its family is being counted. */
    private static final int ROUNDS = 20;

    private static final long ROUND_NANOS = 2_000_000;

    private final Process root;
    private final String mark;

    private ProcessFamily(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /**
     * Starts a process that founds a family.
     *
     * @throws IOException if there is no such program
     */
    static ProcessFamily start(ProcessBuilder builder) throws IOException {
        String mark = ProcessHandle.current().pid() + "-" + System.nanoTime() + "-" + FOUNDED.incrementAndGet()
                + "."; // one is not the beginning of another
        Map<String, String> environment = builder.environment();
        environment.put(VARIABLE, mark);
        return new ProcessFamily(builder.start(), VARIABLE + "=" + mark);
    }

    Process root() {
        return root;
    }

    /** Ends all of them at once. */
    void kill() {
        for (int round = 0; round < ROUNDS; round++) {
            Set<ProcessHandle> members = members();
            members.forEach(ProcessHandle::destroyForcibly);
            if (members.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(ROUND_NANOS);
        }
    }

    /** Those that live. Not through {@link Process#destroy}: that also closes pipes, for which it can wait for ever. */
    private Set<ProcessHandle> members() {
        Set<ProcessHandle> members = new LinkedHashSet<>();
        try (Stream<ProcessHandle> descendants = root.descendants()) {
            descendants.forEach(members::add);
        }
        if (root.isAlive()) {
            members.add(root.toHandle());
        }
        addMarked(members);
        members.removeIf(member -> !member.isAlive());
        return members;
    }

    private void addMarked(Set<ProcessHandle> members) {
        if (!Files.isDirectory(PROCESSES)) {
            return;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (isMarked(process)) {
                    handle(process).ifPresent(members::add);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Then there are only the descendants to go by.
            return;
        }
    }

    private boolean isMarked(Path process) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException endedOrForeign) {
            return false;
        }
    }

    private static Optional<ProcessHandle> handle(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    }
}
