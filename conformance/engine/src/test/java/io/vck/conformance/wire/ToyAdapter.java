package io.vck.conformance.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An adapter in a process of its own that answers every program with 42, unless the program names a misbehaviour: {@code
 * ('garbage', 42)[1]}. How it is to start, its first argument says. Needs nothing but the JDK.
 */
final class ToyAdapter {
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern WISH = Pattern.compile("\"str\":\"([^\"]+)\"");
    private static final String EVERYTHING =
            "['loop','strides','aliasing','requires-grad','warnings','messages','in-place','autograd']";
    private static final String STARTED = "{'type':'started','protocol':'1.0','name':'toy','version':'0.1',"
            + "'language':'Java','capabilities':['loop']}";

    private final String start;
    private final List<String> arguments;
    private final BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private Optional<String> again = Optional.empty();

    private ToyAdapter(String start, List<String> arguments) {
        this.start = start;
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new ToyAdapter(arguments[0], List.of(arguments).subList(1, arguments.length)).serve();
    }

    private void serve() throws IOException, InterruptedException {
        if (start.equals("exits-at-once")) {
            System.err.println("No module named 'torch'");
            System.exit(3);
        }
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Matcher sequence = SEQUENCE.matcher(line);
            Matcher wish = WISH.matcher(line);
            if (line.contains("\"stop\"")) {
                return;
            } else if (!sequence.find()) {
                start();
            } else {
                again.ifPresent(ToyAdapter::say);
                again = Optional.empty();
                behave(wish.find() ? wish.group(1) : "well", Long.parseLong(sequence.group(1)));
            }
        }
    }

    private void start() throws IOException, InterruptedException {
        switch (start) {
            case "exits" -> {
                System.err.println("No module named 'torch'");
                System.exit(3);
            }
            case "takes-messages-ahead" -> say(STARTED.replace("}", ",'ahead':true}"));
            case "takes-attachments" -> say(STARTED.replace("}", ",'attachments':true}"));
            case "is-silent" -> sleep();
            case "prints-garbage" -> say("Welcome!");
            case "closes-standard-output" -> {
                System.out.close();
                sleep();
            }
            case "fails" -> say("{'type':'failed','message':'no GPU'}");
            case "answers-something-else" -> say("{'type':'unsupported','seq':1,'reason':'x'}");
            case "greets-first" -> say("Welcome!\n" + STARTED);
            case "greets-afterwards" -> say(STARTED + "\nWelcome!");
            case "is-of-another-version" -> say(STARTED.replace("'1.0'", "'9.0'"));
            case "is-another-one-the-second-time" -> {
                Path been = Path.of(arguments.get(0));
                say(Files.exists(been) ? STARTED.replace("'0.1'", "'0.2'") : STARTED);
                Files.writeString(been, "");
            }
            case "takes-messages-ahead-once" -> {
                Path been = Path.of(arguments.get(0));
                say(Files.exists(been) ? STARTED : STARTED.replace("}", ",'ahead':true}"));
                Files.writeString(been, "");
            }
            case "claims-everything" -> say(STARTED.replace("['loop']", EVERYTHING));
            default -> say(STARTED);
        }
    }

    private void behave(String wish, long sequence) throws IOException, InterruptedException {
        switch (wish.strip()) {
            case "exits" -> {
                System.err.println("about to die");
                System.exit(7);
            }
            case "exits-without-an-error" -> System.exit(0);
            case "is-killed" -> {
                shell("kill -KILL " + ProcessHandle.current().pid());
                sleep();
            }
            case "exits-in-the-middle-of-a-line" -> {
                print(json(returned(sequence)).substring(0, 20));
                System.exit(0);
            }
            case "takes-a-second" -> {
                Thread.sleep(1_000);
                say(returned(sequence));
            }
            case "chatters-if-it-has-the-next" -> {
                for (int i = 0; i < 150 && !requests.ready(); i++) {
                    Thread.sleep(10);
                }
                if (requests.ready()) {
                    Matcher next = SEQUENCE.matcher(requests.readLine());
                    say(returned(sequence) + "\nchatter\n" + returned(next.find() ? Long.parseLong(next.group(1)) : 0));
                } else {
                    say(returned(sequence));
                }
            }
            case "reads-no-more-and-answers-all-the-same" -> answerUnread(sequence);
            case "hangs" -> sleep();
            case "drips" -> {
                for (byte each : json(returned(sequence)).repeat(100).getBytes(StandardCharsets.US_ASCII)) {
                    System.out.write(each);
                    System.out.flush();
                    Thread.sleep(20);
                }
            }
            case "answers-too-late" -> {
                Thread.sleep(4_000);
                say(returned(sequence));
            }
            case "takes-its-time" -> {
                Thread.sleep(500);
                say(returned(sequence));
            }
            case "prints-garbage" -> say("Segmentation fault (core dumped)");
            case "prints-what-looks-like-an-attachment" -> say("@300 is the number");
            case "attaches" -> print("@3 " + json(returned(sequence)) + "\nabc");
            case "attaches-more-than-it-announced" -> print("@3 " + json(returned(sequence)) + "\nabcd");
            case "attaches-less-than-it-announced" -> print("@3 " + json(returned(sequence)) + "\nab");
            case "attaches-less-than-it-announced-and-exits" -> {
                print("@200000000 " + json(returned(sequence)) + "\nab");
                System.exit(0);
            }
            case "announces-too-much" -> say("@999999999999 {}");
            case "prints-an-empty-line" -> say("");
            case "prints-invalid-utf-8" -> printBytes(json(returned(sequence)).replace("42", "\u00ff") + "\n");
            case "prints-half-a-character" ->
                printBytes(json(returned(sequence)).replace("42", "\u00ed\u00a0\u0080") + "\n");
            case "prints-a-bare-nan" -> say(returned(sequence).replace("'int':42", "'float':NaN"));
            case "prints-an-object-without-an-end" -> say("{'type':'returned','seq':" + sequence);
            case "nests-too-deep" -> say("{'type':'returned','seq':" + sequence + ",'values':" + "[".repeat(2_000));
            case "answers-with-a-wrong-number" -> say(returned(sequence + 98));
            case "answers-with-the-number-before" -> say(returned(sequence - 1));
            case "answers-without-a-number" -> say(returned(sequence).replace("'seq'", "'sec'"));
            case "answers-something-else" -> say("{'type':'dance','seq':" + sequence + "}");
            case "answers-twice" -> say(returned(sequence) + "\n" + returned(sequence));
            case "answers-again-when-asked-again" -> {
                again = Optional.of(returned(sequence));
                say(returned(sequence));
            }
            case "answers-again-later" -> {
                say(returned(sequence));
                Thread.sleep(200);
                say(returned(sequence));
            }
            case "prints-a-line-without-an-end" -> {
                print("x".repeat(2_000_000));
                sleep();
            }
            case "has-too-little-data" -> say(returned(sequence, "[3]", "[1]"));
            case "complains-and-has-too-little-data" -> {
                System.err.println("out of memory");
                Thread.sleep(200);
                say(returned(sequence, "[3]", "[1]"));
            }
            case "thinks-and-prints-a-bare-nan" -> {
                Thread.sleep(200);
                say(returned(sequence).replace("'int':42", "'float':NaN"));
            }
            case "has-a-negative-size" -> say(returned(sequence, "[-1,-1]", "[1]"));
            case "has-a-size-beyond-all-bounds" -> say(returned(sequence, "[4294967296,4294967296]", "[]"));
            case "shows-nothing" -> say(returned(sequence).replace("'result':{'int':42}", ""));
            case "shows-a-bare-tensor" -> say(returned(sequence, "[2]", "[1,2]"));
            case "is-talkative" -> {
                for (int i = 0; i < 100_000; i++) {
                    System.err.println("a warning that nobody reads " + i);
                }
                say(returned(sequence));
            }
            case "is-talkative-and-exits" -> {
                System.err.println("x".repeat(10_000_000) + "\nlast words");
                System.exit(7);
            }
            case "closes-standard-output" -> {
                System.out.close();
                sleep();
            }
            case "closes-standard-input" -> {
                System.in.close();
                say(returned(sequence));
                sleep();
            }
            case "reads-no-more" -> {
                say(returned(sequence));
                sleep();
            }
            case "answers-and-exits" -> {
                say(returned(sequence));
                System.exit(0);
            }
            case "leaves-a-child" -> {
                leaveChild();
                say(returned(sequence));
            }
            case "leaves-a-child-and-exits" -> {
                leaveChild();
                System.exit(0);
            }
            case "leaves-a-child-and-hangs" -> {
                leaveChild();
                sleep();
            }
            case "says-who-it-is" ->
                say(returned(sequence)
                        .replace("42", Long.toString(ProcessHandle.current().pid())));
            case "answers-200-megabytes" -> largeAnswer(sequence);
            default -> say(returned(sequence));
        }
    }

    /** Answers as many messages as come, by guessing their numbers; fast until the pipe is all but full. */
    private static void answerUnread(long first) throws IOException, InterruptedException {
        int before = System.in.available();
        for (long sequence = first; ; sequence++) {
            Thread.sleep(before > 40_000 ? 100 : 0);
            say(returned(sequence));
            while (System.in.available() == before) {
                Thread.sleep(1);
            }
            before = System.in.available();
        }
    }

    /** A child that is nobody's child any more, and that has inherited all of this process's streams. */
    private void leaveChild() throws IOException, InterruptedException {
        shell("sleep 300 & echo $! >" + arguments.get(0));
    }

    /** Fifty million elements, all zero: 200,000,000 bytes of Base64 for 150,000,000 bytes of data. */
    private static void largeAnswer(long sequence) throws IOException {
        OutputStream out = System.out;
        out.write(json("{'type':'returned','seq':" + sequence + ",'values':{'result':{'tensor':{'dtype':'bool',"
                        + "'shape':[150000000],'base64':'")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] zeros = "A".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 200; i++) {
            out.write(zeros);
        }
        out.write(json("'}}},'aliases':{},'warnings':[]}\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void shell(String script) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor();
    }

    private static void sleep() throws InterruptedException {
        Thread.sleep(300_000);
    }

    private static String returned(long sequence) {
        return "{'type':'returned','seq':" + sequence + ",'values':{'result':{'int':42}},'aliases':{},'warnings':[]}";
    }

    private static String returned(long sequence, String shape, String values) {
        return returned(sequence)
                .replace("'int':42", "'tensor':{'dtype':'float32','shape':" + shape + ",'values':" + values + "}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static void say(String message) {
        print(json(message) + "\n");
    }

    private static void print(String text) {
        printBytes(text);
    }

    /** Each character is one byte, and all come at once. */
    private static void printBytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    /** The command that starts it. */
    static AdapterCommand command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                ToyAdapter.class.getName()));
        command.addAll(List.of(arguments));
        String classes = ToyAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return new AdapterCommand("toy", command, Map.of("CLASSPATH", classes), Optional.empty(), "Mend the toy.");
    }
}
