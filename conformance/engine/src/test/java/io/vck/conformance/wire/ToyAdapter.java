package io.vck.conformance.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An adapter in a process of its own that answers every program with 42, except for the first: there it misbehaves as its
 * first argument says. Needs nothing but the JDK.
 */
final class ToyAdapter {
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)");

    private ToyAdapter() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String behaviour = arguments[0];
        if (behaviour.equals("exits-at-once")) {
            System.err.println("No module named 'torch'");
            System.exit(3);
        }
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Matcher sequence = SEQUENCE.matcher(line);
            if (line.contains("\"stop\"")) {
                return;
            } else if (!sequence.find()) {
                start(behaviour, answers);
            } else if (sequence.group(1).equals("1")) {
                misbehave(behaviour, arguments, answers);
            } else {
                answers.println(returned(sequence.group(1)));
            }
        }
    }

    private static void start(String behaviour, PrintStream answers) throws InterruptedException {
        switch (behaviour) {
            case "exits-at-start":
                System.err.println("No module named 'torch'");
                System.exit(3);
                break;
            case "silent-at-start":
                Thread.sleep(60_000);
                break;
            case "garbage-at-start":
                answers.println("Welcome!");
                break;
            default:
                String version = behaviour.equals("wrong-version") ? "9.0" : "1.0";
                answers.println("{\"type\":\"started\",\"protocol\":\"" + version + "\",\"name\":\"toy\","
                        + "\"version\":\"0.1\",\"language\":\"Java\",\"capabilities\":[\"loop\"]}");
        }
    }

    private static void misbehave(String behaviour, String[] arguments, PrintStream answers)
            throws IOException, InterruptedException {
        switch (behaviour) {
            case "exits":
                System.err.println("about to die");
                System.exit(7);
                break;
            case "hangs":
                Process child = new ProcessBuilder("sleep", "60").start();
                Files.writeString(Path.of(arguments[1]), Long.toString(child.pid()));
                Thread.sleep(60_000);
                break;
            case "exits-but-not-its-child":
                new ProcessBuilder("sleep", "5").inheritIO().start();
                System.exit(0);
                break;
            case "garbage":
                answers.println("Segmentation fault (core dumped)");
                break;
            case "wrong-sequence":
                answers.println(returned("99"));
                break;
            case "half-a-line":
                answers.print(returned("1").substring(0, 20));
                answers.flush();
                System.exit(0);
                break;
            case "endless-line":
                answers.print("x".repeat(2_000_000));
                answers.flush();
                Thread.sleep(60_000);
                break;
            case "floods-standard-error":
                for (int i = 0; i < 100_000; i++) {
                    System.err.println("a warning that nobody reads " + i);
                }
                answers.println(returned("1"));
                break;
            case "closes-standard-output":
                System.out.close();
                Thread.sleep(60_000);
                break;
            default:
                answers.println(returned("1"));
        }
    }

    private static String returned(String sequence) {
        return "{\"type\":\"returned\",\"seq\":" + sequence
                + ",\"values\":{\"result\":{\"int\":42}},\"aliases\":{},\"warnings\":[]}";
    }
}
