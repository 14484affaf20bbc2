package io.vck.conformance.smoke;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An adapter in a process of its own that knows by heart the programs that tests have it run, and misbehaves as its argument
 * says. Needs nothing but the JDK.
 */
final class ScriptedAdapter {
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":(\\d+)");
    private static final String ERROR = "\"raised\",\"seq\":SEQ,\"step\":0,\"kinds\":[\"TypeError\"],\"message\":"
            + "\"<lambda>() takes 1 positional argument but 2 were given\",\"values\":{}";

    private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

    static {
        ANSWERS.put("\"program\":[{\"const\":{\"int\":7}}]", result("{\"int\":7}"));
        ANSWERS.put("\"program\":[{\"const\":{\"int\":8}}]", result("{\"int\":8}"));
        ANSWERS.put("\"shape\":[2,3]", result(tensor("[2,3]", "[0,1,2,3,4,5]")));
        ANSWERS.put("\"program\":[{\"name\":\"x\"}]", result(tensor("[3]", "[1,2,3]")));
        ANSWERS.put("\"args\":[{\"name\":\"x\"},{\"name\":\"x\"}]", ERROR);
    }

    private final String behaviour;
    private final PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int count;

    private ScriptedAdapter(String behaviour) {
        this.behaviour = behaviour;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new ScriptedAdapter(arguments[0]).serve();
        if (arguments[0].equals("goes-on")) {
            Thread.sleep(60_000);
        }
    }

    private void serve() throws IOException, InterruptedException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Matcher sequence = SEQUENCE.matcher(line);
            if (line.contains("\"stop\"") && !behaviour.equals("deaf-to-stop")) {
                return;
            } else if (line.contains("\"start\"")) {
                start(line.contains("\"ahead\":true"));
            } else if (sequence.find()) {
                if (behaviour.equals("reads-too-much") && requests.ready()) {
                    answerFirst(requests.readLine());
                }
                run(line, sequence.group(1));
            }
        }
    }

    private void answerFirst(String line) throws InterruptedException {
        Matcher sequence = SEQUENCE.matcher(line);
        run(line, sequence.find() ? sequence.group(1) : "");
    }

    private void start(boolean ahead) {
        switch (behaviour) {
            case "greets-people" -> answers.println("Welcome to my library!");
            case "exits" -> System.exit(3);
            case "nameless" ->
                send("\"started\",\"protocol\":\"1.0\",\"version\":\"1\",\"language\":\"Java\",\"capabilities\":[]");
            case "versionless" ->
                send(
                        "\"started\",\"protocol\":\"1.0\",\"name\":\"mine\",\"version\":\"\",\"language\":\"Java\",\"capabilities\":[]");
            case "attaches-unasked" ->
                send(
                        "\"started\",\"protocol\":\"1.1\",\"name\":\"mine\",\"version\":\"1\",\"language\":\"Java\",\"capabilities\":[],\"attachments\":true");
            default ->
                send(
                        "\"started\",\"protocol\":\"1.2\",\"name\":\"mine\",\"version\":\"1\",\"language\":\"Java\",\"capabilities\":[]"
                                + (ahead ? ",\"ahead\":true" : ""));
        }
    }

    private void run(String line, String sequence) throws InterruptedException {
        count++;
        String answer = ANSWERS.entrySet().stream()
                .filter(known -> line.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("\"unsupported\",\"seq\":SEQ,\"reason\":\"not in the script\"");
        switch (behaviour) {
            case "forgets-seq" -> send(answer.replace("\"seq\":SEQ,", ""));
            case "counts-itself" -> send(answer.replace("SEQ", Integer.toString(count)));
            case "prints-in-between" -> answers.println("debug: " + line.length());
            case "silent" -> Thread.sleep(60_000);
            default -> send(answer.replace("SEQ", sequence));
        }
        if (behaviour.equals("dies-of-errors") && answer.equals(ERROR)) {
            System.exit(1);
        }
    }

    private void send(String content) {
        answers.println(
                "{\"type\":" + content + (content.contains("\"values\"") ? ",\"aliases\":{},\"warnings\":[]}" : "}"));
    }

    private static String result(String value) {
        return "\"returned\",\"seq\":SEQ,\"values\":{\"result\":" + value + "}";
    }

    private static String tensor(String shape, String values) {
        return "{\"tensor\":{\"dtype\":\"float32\",\"shape\":" + shape + ",\"values\":" + values + "}}";
    }
}
