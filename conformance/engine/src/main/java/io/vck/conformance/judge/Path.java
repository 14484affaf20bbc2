package io.vck.conformance.judge;

import io.vck.backend.program.Program;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the variables of a program a value stands: {@code result}, {@code result[0]}, {@code z['x'][1]}.
 * {@code [*]} stands for every item of a tuple, list or dict.
 *
 * @param variable the variable's name
 * @param steps into its value, from the outside in
 */
public record Path(String variable, List<Step> steps) {
    /** The program's value. */
    public static final Path RESULT = new Path(Program.RESULT, List.of());

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern STEP = Pattern.compile("\\[(?:(\\*)|(-?\\d{1,9})|'([^']*)'|\"([^\"]*)\")]");

    public Path {
        steps = List.copyOf(steps);
    }

    /** One step into a container. */
    public sealed interface Step {}

    /** An item of a tuple or list; a negative index counts from the end. */
    public record Item(int index) implements Step {
        // By hand for the same reason as below.

        @Override
        public boolean equals(Object other) {
            return other instanceof Item item && index == item.index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    /** The value of a key of a dict. */
    public record Key(String key) implements Step {}

    /** Every item. */
    public record Every() implements Step {}

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if the text is no path, with the place where it stops being one
     */
    public static Path parse(String text) {
        Matcher variable = VARIABLE.matcher(text);
        if (!variable.lookingAt()) {
            throw new IllegalArgumentException("a path begins with the name of a variable, got `" + text + "`");
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int position = variable.end();
        while (position < text.length()) {
            if (!step.region(position, text.length()).lookingAt()) {
                throw new IllegalArgumentException("the path `" + text + "` goes wrong at `" + text.substring(position)
                        + "`: expected [0], [*] or ['key']");
            }
            steps.add(step(step));
            position = step.end();
        }
        return new Path(variable.group(), steps);
    }

    /** The path that a difference names; none if a key on the way there can't be written in a path. */
    public static Optional<Path> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException unwritable) {
            return Optional.empty();
        }
    }

    private static Step step(Matcher matched) {
        if (matched.group(1) != null) {
            return new Every();
        } else if (matched.group(2) != null) {
            return new Item(Integer.parseInt(matched.group(2)));
        }
        return new Key(matched.group(3) != null ? matched.group(3) : matched.group(4));
    }

    /** Whether the path can lead to several values. */
    public boolean isMany() {
        return steps.stream().anyMatch(Every.class::isInstance);
    }

    /** The values that the path leads to, among the given variables. */
    public <T> Lookup<T> find(Map<String, Value<T>> variables) {
        Value<T> start = variables.get(variable);
        if (start == null) {
            return Lookup.miss("there is no value of `" + variable + "`");
        }
        List<Located<T>> reached = List.of(new Located<>(new Path(variable, List.of()), start));
        for (Step step : steps) {
            List<Located<T>> next = new ArrayList<>();
            for (Located<T> from : reached) {
                Lookup<T> items = from.into(step);
                if (items.miss().isPresent()) {
                    return items;
                }
                next.addAll(items.found());
            }
            reached = next;
        }
        return Lookup.of(reached);
    }

    /** This path and one step more. */
    Path then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(variable, longer);
    }

    // By hand, since a record's own are put together at run time, and every run of the suite would wait for that.

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path && variable.equals(path.variable) && steps.equals(path.steps);
    }

    @Override
    public int hashCode() {
        return 31 * variable.hashCode() + steps.size();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(variable);
        for (Step step : steps) {
            if (step instanceof Item item) {
                text.append('[').append(item.index()).append(']');
            } else if (step instanceof Key key) {
                text.append("['").append(key.key()).append("']");
            } else {
                text.append("[*]");
            }
        }
        return text.toString();
    }
}
