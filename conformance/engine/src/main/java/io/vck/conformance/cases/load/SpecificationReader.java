package io.vck.conformance.cases.load;

import io.vck.conformance.cases.Specification;
import io.vck.conformance.cases.Specification.Requirement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads requirements from the headings of {@code specification.md}: {@code ### LEVELS-1 Nested calls}. */
final class SpecificationReader {
    private static final Pattern HEADING = Pattern.compile("### ([A-Z][A-Z0-9-]*-[0-9]+) (.+)");

    private SpecificationReader() {}

    /**
     * @throws IllegalStateException if two requirements have the same id
     */
    static Specification read(String markdown) {
        Map<String, Requirement> requirements = new LinkedHashMap<>();
        String id = "";
        String title = "";
        StringBuilder text = new StringBuilder();
        for (String line : (markdown + "\n#").split("\n", -1)) {
            if (!line.startsWith("#")) {
                text.append(line).append('\n');
                continue;
            }
            if (!id.isEmpty()) {
                Requirement requirement =
                        new Requirement(id, title, text.toString().strip());
                if (requirements.put(id, requirement) != null) {
                    throw new IllegalStateException("two headings of specification.md have the id " + id);
                }
            }
            Matcher heading = HEADING.matcher(line);
            boolean isRequirement = heading.matches();
            id = isRequirement ? heading.group(1) : "";
            title = isRequirement ? heading.group(2).strip() : "";
            text.setLength(0);
        }
        return new Specification(requirements);
    }
}
