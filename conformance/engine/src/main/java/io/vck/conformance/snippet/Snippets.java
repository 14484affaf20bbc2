package io.vck.conformance.snippet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The libraries in whose words the kit itself can say a case. */
public enum Snippets {
    PYTORCH_LEGACY("pytorch-legacy", each -> new PyTorchSnippet(each, PyTorchSnippet.Flavour.LEGACY).text()),
    PYTORCH_FUNC("pytorch-func", each -> new PyTorchSnippet(each, PyTorchSnippet.Flavour.FUNC).text()),
    JAVA("java", each -> new JavaSnippet(each).text());

    /** Longer ones are made when somebody asks for them, and don't stand in logs. */
    private static final int LONGEST_IN_LOGS = 16 * 1024;

    /** Inputs of more bytes are not even tried for a log. */
    private static final int LARGEST_IN_LOGS = 256 * 1024;

    private final String label;
    private final Function<Reproduced, String> writer;

    Snippets(String label, Function<Reproduced, String> writer) {
        this.label = label;
        this.writer = writer;
    }

    /** The name in commands and logs. */
    public String label() {
        return label;
    }

    /**
     * The case as a program.
     *
     * @throws Inexpressible if that can't be done
     */
    public String of(Reproduced reproduced) {
        return writer.apply(reproduced);
    }

    /** By name, all those of a case that can be written and are short enough for a log. */
    public static Map<String, String> forLog(Reproduced reproduced) {
        Map<String, String> snippets = new LinkedHashMap<>();
        for (Snippets each : values()) {
            forLog(reproduced, each.writer).ifPresent(text -> snippets.put(each.label, text));
        }
        return snippets;
    }

    /**
     * The case as a program, if it can be written and is short enough for a log.
     *
     * @param writer throws {@link Inexpressible} if it can't be
     */
    public static Optional<String> forLog(Reproduced reproduced, Function<Reproduced, String> writer) {
        if (bytes(reproduced) > LARGEST_IN_LOGS) {
            return Optional.empty();
        }
        try {
            return Optional.of(writer.apply(reproduced)).filter(text -> text.length() <= LONGEST_IN_LOGS);
        } catch (Inexpressible unsaid) {
            return Optional.empty();
        }
    }

    private static long bytes(Reproduced reproduced) {
        return reproduced.inputs().values().stream()
                .flatMap(input -> input.tensors().stream())
                .mapToLong(tensor -> tensor.storage().bytes().length)
                .sum();
    }
}
