package io.vck.conformance.export;

import io.vck.backend.spi.BackendUnavailable;
import io.vck.conformance.snippet.Inexpressible;
import io.vck.conformance.snippet.Reproduced;
import io.vck.conformance.wire.AdapterCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases as programs of a library that the kit does not know: its adapter does, and writes them. What an operator is called
 * there stands in the adapter's table alone.
 */
public final class AdapterSnippets implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** So many lines of what the writer printed on standard error are shown. */
    private static final int SHOWN = 20;

    private final AdapterCommand command;
    private final Path errors;
    private final Process writer;
    private final BufferedReader answers;

    private AdapterSnippets(AdapterCommand command) throws IOException {
        this.command = command;
        errors = Files.createTempFile("vck-snippets", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command.command()).redirectError(errors.toFile());
        builder.environment().putAll(command.environment());
        try {
            writer = builder.start();
        } catch (IOException e) {
            Files.deleteIfExists(errors);
            throw e;
        }
        answers = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts what writes them.
     *
     * @throws BackendUnavailable if it can't be started
     */
    public static AdapterSnippets start(AdapterCommand command) {
        try {
            return new AdapterSnippets(command);
        } catch (IOException e) {
            throw new BackendUnavailable("the writer of snippets in the words of " + command.name()
                    + " can't be started: " + e.getMessage() + ". " + command.remedy());
        }
    }

    /**
     * The case as a program. Threads wait for each other.
     *
     * @throws Inexpressible if that can't be done
     * @throws BackendUnavailable if the writer has ended
     * @throws io.vck.conformance.cases.InvalidCases if the expected values of the case can't be made
     */
    public synchronized String of(Reproduced written) {
        JsonNode answer = answered(ExportedCase.of(written));
        if (answer.has("unsupported")) {
            throw new Inexpressible(answer.get("unsupported").asString());
        } else if (!answer.has("snippet")) {
            throw new IllegalStateException(
                    "the writer of snippets failed on " + written.tested().id() + ": " + answer);
        }
        return answer.get("snippet").asString();
    }

    private JsonNode answered(ExportedCase exported) {
        String line = null;
        try {
            OutputStream requests = writer.getOutputStream();
            SuiteExport.writeLine(requests, json -> new CaseWriter(json).write(exported));
            requests.flush();
            line = answers.readLine();
        } catch (IOException closed) {
            // What it printed on standard error says more.
        }
        try {
            if (line != null) {
                return JSON.readTree(line);
            }
        } catch (JacksonException noJson) {
            throw ended("printed what is no answer: " + line);
        }
        throw ended("ended, having printed\n" + said());
    }

    private BackendUnavailable ended(String how) {
        return new BackendUnavailable(
                "the writer of snippets in the words of " + command.name() + " " + how + "\n" + command.remedy());
    }

    private String said() {
        try {
            writer.waitFor();
            List<String> lines = Files.readAllLines(errors);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
        } catch (IOException e) {
            return "what can't be read: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        writer.destroyForcibly();
        try {
            Files.deleteIfExists(errors);
        } catch (IOException left) {
            errors.toFile().deleteOnExit();
        }
    }
}
