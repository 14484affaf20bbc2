package io.vck.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An adapter that can't run anything, and takes a while to say so. It starts a child that would live for minutes, and writes
 * the numbers of both processes to a file.
 */
final class SlowAdapter {
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)");

    private SlowAdapter() {}

    /**
     * @param arguments milliseconds for each program, and the file; without the file there is no child
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 1) {
            startChild(Path.of(arguments[1]));
        }
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Matcher sequence = SEQUENCE.matcher(line);
            if (line.contains("\"stop\"")) {
                return;
            } else if (sequence.find()) {
                Thread.sleep(Long.parseLong(arguments[0]));
                say("{\"type\":\"unsupported\",\"seq\":" + sequence.group(1) + ",\"reason\":\"too slow\"}");
            } else {
                System.err.println("good morning");
                say(
                        "{\"type\":\"started\",\"protocol\":\"1.0\",\"name\":\"slow\",\"version\":\"0.1\","
                                + "\"language\":\"Java\",\"capabilities\":[\"in-place\",\"autograd\",\"random\",\"complex\",\"int32\",\"float64\"]}");
            }
        }
    }

    /** One that has no parent soon, and that no signal ends politely. */
    private static void startChild(Path file) throws IOException, InterruptedException {
        String script = "trap '' INT TERM HUP; sleep 300 & echo $! >" + file + "; echo "
                + ProcessHandle.current().pid() + " >>" + file;
        new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor();
    }

    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }

    /** The processes that wrote their numbers to a file. */
    static List<ProcessHandle> processes(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                .toList();
    }

    /** The command line that starts it. */
    static String command(String... arguments) {
        return Path.of(System.getProperty("java.home"), "bin", "java")
                + " -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                + Path.of(SlowAdapter.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                + "' " + SlowAdapter.class.getName() + " '" + String.join("' '", arguments) + "'";
    }
}
