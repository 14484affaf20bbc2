package io.vck.reports.known;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Defects of implementations that somebody has described, each with a program that shows it. Texts are Markdown, as people
 * wrote them.
 *
 * @param sections one an implementation
 */
public record Findings(List<Section> sections) {
    /** The document that holds them. */
    public static final String FILE = "FINDINGS.md";

    /** None. */
    public static final Findings NONE = new Findings(List.of());

    private static final String ID = "[A-Z]+[0-9]+";
    private static final Pattern NAMED =
            Pattern.compile(Pattern.quote(FILE) + ",\\s+(" + ID + "(?:(?:,\\s+|\\s+and\\s+)" + ID + ")*)");
    private static final Pattern SEPARATOR = Pattern.compile(",\\s+|\\s+and\\s+");

    public Findings {
        sections = List.copyOf(sections);
    }

    /**
     * What was found in one version of one implementation.
     *
     * @param implementation with its version
     * @param about what holds for all of it; can be empty
     */
    public record Section(String implementation, String about, List<Finding> findings) {
        public Section {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A defect.
     *
     * @param id {@code F01}
     * @param title the operators that it is of
     * @param kind in what results part: {@code values}, {@code raises}
     * @param about in a sentence or two
     * @param language of the program
     * @param program that shows it
     * @param claims what comes out of it
     * @param cases the ids of the cases that express it, which are none of the suite
     */
    public record Finding(
            String id,
            String title,
            String kind,
            String about,
            String language,
            String program,
            List<Claim> claims,
            List<String> cases) {
        public Finding {
            claims = List.copyOf(claims);
            cases = List.copyOf(cases);
        }

        /** One that no case expresses. */
        public Finding(
                String id,
                String title,
                String kind,
                String about,
                String language,
                String program,
                List<Claim> claims) {
            this(id, title, kind, about, language, program, claims, List.of());
        }

        /** The same, expressed by these cases. */
        public Finding withCases(List<String> cases) {
            return new Finding(id, title, kind, about, language, program, claims, cases);
        }
    }

    /**
     * A result of the program.
     *
     * @param got what the implementation gives
     * @param law what it should give
     */
    public record Claim(String got, String law) {}

    /** Whether there is a finding with this id. */
    public boolean has(String id) {
        return sections.stream()
                .flatMap(section -> section.findings().stream())
                .anyMatch(finding -> finding.id().equals(id));
    }

    /** The ids that a text names by the words {@code FINDINGS.md, N02 and N03}. */
    public static List<String> namedIn(String text) {
        return NAMED.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .flatMap(ids -> Arrays.stream(SEPARATOR.split(ids)))
                .distinct()
                .toList();
    }
}
