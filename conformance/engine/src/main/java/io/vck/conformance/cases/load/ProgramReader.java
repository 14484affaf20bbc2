package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.language.Header;
import io.vck.conformance.language.Parsed;
import io.vck.conformance.language.Positions;
import io.vck.conformance.language.Problem;
import io.vck.conformance.language.ProgramParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parses the program texts of a file, and remembers for each tree where it stands in the file. */
final class ProgramReader {
    /** Stands where a text is wrong, so that the rest can be checked. */
    static final Node NOTHING = new Node.Constant(new Value.None<>());

    private final Problems problems;
    private final List<Fragment> fragments = new ArrayList<>();

    ProgramReader(Problems problems) {
        this.problems = problems;
    }

    private record Fragment(Json.Text source, Positions positions) {}

    /** An expression as text, or a number or bool that stands for itself. */
    Optional<Node> expression(Json json) {
        if (json instanceof Json.Text text) {
            return parse(text, ProgramParser::expression);
        } else if (json instanceof Json.Number number) {
            return number(number);
        } else if (json instanceof Json.Bool bool) {
            return Optional.of(new Node.Constant(new Value.Bool<>(bool.value())));
        }
        problems.at(json, "expected an expression, as a string or a number, got " + json.kind());
        return Optional.empty();
    }

    private Optional<Node> number(Json.Number number) {
        if (!number.isWhole()) {
            return Optional.of(new Node.Constant(new Value.Float<>(Double.parseDouble(number.literal()))));
        }
        try {
            return Optional.of(new Node.Constant(new Value.Int<>(Long.parseLong(number.literal()))));
        } catch (NumberFormatException tooLarge) {
            problems.at(number, number.literal() + " does not fit into 64 bits");
            return Optional.empty();
        }
    }

    /** One step, or an array of them; empty if there is a problem. */
    List<Node> steps(Json json) {
        List<Json> texts = json instanceof Json.Array array ? array.items() : List.of(json);
        if (texts.isEmpty()) {
            problems.at(json, "a program has at least one step");
        }
        List<Node> steps = new ArrayList<>();
        for (Json text : texts) {
            if (text instanceof Json.Text step) {
                parse(step, ProgramParser::step).ifPresent(steps::add);
            } else {
                problems.at(text, "a step of a program is to be a string, got " + text.kind());
            }
        }
        return steps.size() == texts.size() ? steps : List.of();
    }

    /** A definition: {@code "f(leaf, *rest)": ["step", ...]}. Steps that are wrong give a function that does nothing. */
    private Optional<Node.Assign> definition(String headerText, Json.Member member) {
        Header header = ProgramParser.header(headerText);
        Json.Text key = new Json.Text(headerText, member.key());
        header.problems().forEach(problem -> problems.inside(key, problem));
        List<Node> steps = steps(member.value());
        return header.problems().isEmpty()
                ? Optional.of((Node.Assign) header.define(steps.isEmpty() ? List.of(NOTHING) : steps))
                : Optional.empty();
    }

    private Optional<Node> parse(Json.Text text, Function<String, Parsed> parser) {
        Parsed parsed = parser.apply(text.value());
        parsed.problems().forEach(problem -> problems.inside(text, problem));
        fragments.add(new Fragment(text, parsed.positions()));
        return parsed.node();
    }

    /**
     * Notes what is wrong with a node, at its place in the file.
     *
     * @param otherwise where to note it if the node isn't written anywhere
     */
    void report(Node node, String message, Place otherwise) {
        for (Fragment fragment : fragments) {
            Optional<Positions.Position> position = fragment.positions().of(node);
            if (position.isPresent()) {
                Problem problem =
                        new Problem(position.get().line(), position.get().column(), message);
                problems.inside(fragment.source(), problem);
                return;
            }
        }
        // A call in which something was substituted is a new node: the first of its parts that is not stands for it.
        Optional<Node> part = firstPart(node);
        if (part.isPresent()) {
            report(part.get(), message, otherwise);
        } else {
            problems.at(otherwise, message);
        }
    }

    private static Optional<Node> firstPart(Node node) {
        if (node instanceof Node.Call call) {
            return Optional.of(call.function());
        } else if (node instanceof Node.Lambda lambda) {
            return Optional.of(lambda.steps().get(0));
        } else if (node instanceof Node.Assign assign) {
            return Optional.of(assign.value());
        } else if (node instanceof Node.Star star) {
            return Optional.of(star.value());
        }
        return Optional.empty();
    }

    /** Definitions by name; empty if the name of one can't be read. */
    Optional<Map<String, Node.Assign>> definitions(Optional<Json.Object> object) {
        Map<String, Node.Assign> definitions = new LinkedHashMap<>();
        object.ifPresent(found -> found.members()
                .forEach((header, member) -> definition(header, member).ifPresent(definition -> {
                    if (definitions.put(definition.name(), definition) != null) {
                        problems.at(member.key(), "the function " + definition.name() + " is defined twice");
                    }
                })));
        int written = object.map(found -> found.members().size()).orElse(0);
        return definitions.size() == written ? Optional.of(definitions) : Optional.empty();
    }
}
