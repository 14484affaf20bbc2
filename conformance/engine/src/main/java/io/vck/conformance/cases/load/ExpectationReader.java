package io.vck.conformance.cases.load;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.Place;
import io.vck.conformance.cases.json.Problems;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.MessagePattern;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.expectation.Equals;
import io.vck.conformance.judge.expectation.EqualsMapStack;
import io.vck.conformance.judge.expectation.Fallback;
import io.vck.conformance.judge.expectation.InputsAfter;
import io.vck.conformance.judge.expectation.Raises;
import io.vck.conformance.judge.expectation.SameData;
import io.vck.conformance.judge.expectation.SameObject;
import io.vck.conformance.judge.expectation.Unvalued;
import io.vck.conformance.judge.expectation.ViewOf;
import io.vck.conformance.judge.expectation.WarningCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a case expects. */
final class ExpectationReader {
    private static final String[] KEYS = {
        "raises",
        "equals",
        "equals_map_stack",
        "unvalued",
        "shape",
        "dtype",
        "strides",
        "requires_grad",
        "inputs_after",
        "same_object",
        "same_data",
        "view_of",
        "warnings",
        "fallback"
    };

    private final ProgramReader programs;
    private final Problems problems;
    private final PathReader paths;
    private final TensorPropertyReader properties;

    ExpectationReader(ProgramReader programs, Problems problems) {
        this.programs = programs;
        this.problems = problems;
        this.paths = new PathReader(problems);
        this.properties = new TensorPropertyReader(programs, problems, paths);
    }

    List<ExpectationTemplate> read(Json.Object object) {
        Fields fields = new Fields(object, problems).only(KEYS);
        List<ExpectationTemplate> templates = new ArrayList<>();
        for (String key : KEYS) {
            fields.value(key).ifPresent(value -> templates.addAll(one(key, value, fields)));
        }
        checkTogether(object, fields);
        return templates;
    }

    /** Every case that returns has its values judged, or says why not. */
    private void checkTogether(Json.Object object, Fields fields) {
        boolean valued = fields.has("equals") || fields.has("equals_map_stack");
        if (object.members().isEmpty()) {
            problems.at(object, "a case expects something; the keys here are " + String.join(", ", KEYS));
        } else if (fields.has("raises") && (valued || fields.has("unvalued"))) {
            problems.at(
                    object,
                    "a program that raises has no value to judge: \"raises\" excludes \"equals\", "
                            + "\"equals_map_stack\" and \"unvalued\"");
        } else if (valued && fields.has("unvalued")) {
            problems.at(object, "\"unvalued\" says why values are not judged, but here they are");
        } else if (!valued && !fields.has("raises") && !fields.has("unvalued")) {
            problems.at(
                    object,
                    "values are not judged: give \"equals\" or \"equals_map_stack\", or say why not in "
                            + "\"unvalued\"");
        }
    }

    private List<ExpectationTemplate> one(String key, Json value, Fields fields) {
        return switch (key) {
            case "equals" -> equalTo(value).stream().toList();
            case "equals_map_stack" -> mapStack(value).stream().toList();
            case "raises" -> fields.object(key).flatMap(this::raises).stream().toList();
            case "unvalued" ->
                fields.sentence(key).map(reason -> ExpectationTemplate.fixed(new Unvalued(reason))).stream()
                        .toList();
            case "shape" -> properties.shape(value);
            case "strides" -> properties.strides(value);
            case "dtype" -> properties.dtype(value);
            case "requires_grad" -> properties.requiresGrad(value);
            case "inputs_after" ->
                fields.object(key).map(this::inputsAfter).stream().toList();
            case "same_object" -> paths.pairs(value, SameObject::new);
            case "same_data" -> paths.pairs(value, SameData::new);
            case "view_of" -> paths.pairs(value, ViewOf::new);
            case "warnings" -> warnings(value);
            default -> fallback(value).stream().toList();
        };
    }

    private Optional<ExpectationTemplate> equalTo(Json value) {
        return program(value, Equals::new);
    }

    private Optional<ExpectationTemplate> program(Json value, Function<Program, Expectation> expectation) {
        List<Node> steps = value instanceof Json.Number || value instanceof Json.Bool
                ? programs.expression(value).stream().toList()
                : programs.steps(value);
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExpectationTemplate(
                        steps, row -> Optional.of(expectation.apply(row.expected(steps, value.place())))));
    }

    private Optional<ExpectationTemplate> mapStack(Json value) {
        if (value instanceof Json.Bool bool && bool.value()) {
            return Optional.of(ExpectationTemplate.fixed(EqualsMapStack.BY_REFERENCE));
        } else if (value instanceof Json.Text text && text.value().equals("by-backend")) {
            return Optional.of(ExpectationTemplate.fixed(EqualsMapStack.BY_BACKEND));
        }
        problems.at(value, "\"equals_map_stack\" is to be true or \"by-backend\", got " + value.kind());
        return Optional.empty();
    }

    private Optional<ExpectationTemplate> raises(Json.Object object) {
        Fields fields = new Fields(object, problems).only("kind", "message").required("kind");
        Optional<String> kind = fields.sentence("kind");
        Optional<Json.Text> message = fields.text("message");
        Optional<MessagePattern> pattern = message.flatMap(this::pattern);
        return kind.map(name -> ExpectationTemplate.fixed(new Raises(name, pattern)));
    }

    private Optional<MessagePattern> pattern(Json.Text text) {
        try {
            return Optional.of(new MessagePattern(text.value()));
        } catch (IllegalArgumentException malformed) {
            problems.at(text, String.valueOf(malformed.getMessage()));
            return Optional.empty();
        }
    }

    /** What a variable is to hold, and where that is written. */
    private record After(String variable, Place key, List<Node> steps, Place place) {}

    private ExpectationTemplate inputsAfter(Json.Object object) {
        List<After> all = new ArrayList<>();
        object.members().forEach((variable, member) -> {
            List<Node> steps = programs.steps(member.value());
            if (!steps.isEmpty()) {
                all.add(new After(variable, member.key(), steps, member.value().place()));
            }
        });
        if (object.members().isEmpty()) {
            problems.at(object, "\"inputs_after\" names at least one input");
        }
        List<Node> nodes = all.stream().flatMap(after -> after.steps().stream()).toList();
        return new ExpectationTemplate(nodes, row -> {
            Map<String, Program> expected = new LinkedHashMap<>();
            for (After after : all) {
                row.checkPath(new Path(after.variable(), List.of()), after.key());
                expected.put(after.variable(), row.expected(after.steps(), after.place()));
            }
            return Optional.of(new InputsAfter(expected));
        });
    }

    private List<ExpectationTemplate> warnings(Json value) {
        List<Json> items = value instanceof Json.Array array ? array.items() : List.of(value);
        if (items.isEmpty()) {
            problems.at(value, "\"warnings\" has at least one pattern");
        }
        List<ExpectationTemplate> templates = new ArrayList<>();
        for (Json item : items) {
            if (item instanceof Json.Object object) {
                warning(object).ifPresent(templates::add);
            } else {
                problems.at(item, "a warning is to be an object with \"pattern\" and \"count\", got " + item.kind());
            }
        }
        return templates;
    }

    private Optional<ExpectationTemplate> warning(Json.Object object) {
        Fields fields = new Fields(object, problems).only("pattern", "count").required("pattern", "count");
        Optional<MessagePattern> pattern = fields.text("pattern").flatMap(this::pattern);
        Optional<Node> count = fields.value("count").flatMap(programs::expression);
        if (pattern.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ExpectationTemplate(List.of(count.get()), row -> {
            if (row.fill(count.get()) instanceof Node.Constant constant
                    && constant.value() instanceof Value.Int<Void> number
                    && number.value() >= 0) {
                return Optional.of(new WarningCount(pattern.get(), number.value()));
            }
            problems.at(fields.value("count").orElse(object), "\"count\" is to be a whole number, not negative");
            return Optional.empty();
        }));
    }

    private Optional<ExpectationTemplate> fallback(Json value) {
        return programs.expression(value)
                .map(node -> new ExpectationTemplate(List.of(node), row -> {
                    if (row.fill(node) instanceof Node.Constant constant
                            && constant.value() instanceof Value.Bool<Void> used) {
                        return Optional.of(new Fallback(used.value()));
                    }
                    problems.at(value, "\"fallback\" is to be true or false, got " + value.kind());
                    return Optional.empty();
                }));
    }
}
