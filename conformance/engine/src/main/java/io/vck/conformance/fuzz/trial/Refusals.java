package io.vck.conformance.fuzz.trial;

import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.cases.load.BundledCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Messages by which libraries say that their vmap can't do something: that is honest, and no find.
 *
 * @param all the first that is found in a message counts
 */
public record Refusals(List<Refusal> all) {
    private static final String FILE = "fuzz-refusals.json";

    public Refusals {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param about what is refused, in a few words
     */
    public record Refusal(Pattern message, String about) {}

    /** Those that the kit knows. */
    public static Refusals bundled() {
        return read(BundledCases.text(FILE));
    }

    /**
     * Reads a list.
     *
     * @throws InvalidCases if anything is wrong with the text
     */
    static Refusals read(String text) {
        Problems problems = new Problems(FILE, text);
        JsonText.Result result = JsonText.read(text);
        result.faults().forEach(fault -> problems.at(fault.place(), fault.message()));
        List<Refusal> refusals = new ArrayList<>();
        if (result.value().orElse(null) instanceof Json.Object object) {
            Fields file = new Fields(object, problems).only("about", "refusals").required("refusals");
            file.array("refusals").map(Json.Array::items).orElse(List.of()).forEach(item -> {
                if (item instanceof Json.Object each) {
                    refusal(each, problems).ifPresent(refusals::add);
                }
            });
        }
        if (problems.count() > 0) {
            throw new InvalidCases(problems.inOrder());
        }
        return new Refusals(refusals);
    }

    private static Optional<Refusal> refusal(Json.Object object, Problems problems) {
        Fields fields = new Fields(object, problems).only("message", "about").required("message", "about");
        Optional<Json.Text> message = fields.text("message");
        Optional<String> about = fields.sentence("about");
        try {
            return message.flatMap(text ->
                    about.map(why -> new Refusal(Pattern.compile(text.value(), Pattern.DOTALL), why)));
        } catch (PatternSyntaxException malformed) {
            problems.at(object, "\"message\" is no regular expression: " + malformed.getDescription());
            return Optional.empty();
        }
    }

    /** What an error refuses, if it is an honest refusal. */
    public Optional<String> of(String message) {
        return all.stream()
                .filter(refusal -> refusal.message().matcher(message).find())
                .map(Refusal::about)
                .findFirst();
    }
}
