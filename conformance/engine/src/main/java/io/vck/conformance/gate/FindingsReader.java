package io.vck.conformance.gate;

import io.vck.reports.known.Findings;
import io.vck.reports.known.Findings.Claim;
import io.vck.reports.known.Findings.Finding;
import io.vck.reports.known.Findings.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads the document of findings, strictly: a finding that is not understood would be missing where people look for it. A
 * finding is a heading such as <code>### F01 `roll`: values</code>, a paragraph or more, a program between fences, and a list
 * of pairs, what the implementation gave (got) and what it should have given (law). It stands below the heading of its
 * implementation, <code>## `torch.func.vmap`, PyTorch 2.13.0</code>. Headings below which there is no finding are for people.
 */
public final class FindingsReader {
    private static final int SECTION = 2;
    private static final int FINDING = 3;
    private static final Pattern HEADING = Pattern.compile("([A-Z]+[0-9]+) (.+): (\\w+)");
    private static final Pattern CLAIM = Pattern.compile("(got|law): (.+)", Pattern.DOTALL);

    private final String file;
    private final List<String> lines;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> lineById = new HashMap<>();

    private FindingsReader(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /**
     * Reads a document.
     *
     * @param file as messages are to quote it
     * @throws InvalidBaseline if anything is wrong with it, with all that is
     */
    public static Findings read(String file, String text) {
        FindingsReader reader = new FindingsReader(file, text);
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(text);
        Findings findings = new Findings(reader.sections(document));
        if (!reader.problems.isEmpty()) {
            throw new InvalidBaseline(String.join("\n", reader.problems));
        }
        return findings;
    }

    private List<Section> sections(Node document) {
        List<Section> sections = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (isHeading(node, FINDING) && sections.isEmpty()) {
                problem(node, "a finding stands below the heading of its implementation, \"## NAME VERSION\"");
            }
            if (isHeading(node, SECTION)) {
                sections.add(section((Heading) node));
            }
        }
        return sections.stream()
                .filter(section -> !section.findings().isEmpty())
                .toList();
    }

    private Section section(Heading heading) {
        Predicate<Node> isEnd = node -> isHeading(node, SECTION) || isHeading(node, FINDING);
        List<Finding> findings = new ArrayList<>();
        for (Node node = heading.getNext(); node != null && !isHeading(node, SECTION); node = node.getNext()) {
            if (isHeading(node, FINDING)) {
                finding((Heading) node).ifPresent(findings::add);
            }
        }
        return new Section(title(heading), text(until(heading, isEnd)), findings);
    }

    private Optional<Finding> finding(Heading heading) {
        Matcher title = HEADING.matcher(title(heading));
        if (!title.matches()) {
            problem(heading, "expected a heading such as \"### F01 `roll`: values\", got \"" + title(heading) + "\"");
            return Optional.empty();
        }
        String id = title.group(1);
        Integer earlier = lineById.putIfAbsent(id, line(heading));
        if (earlier != null) {
            problem(heading, id + " stands in line " + earlier + " already");
        }
        List<Node> parts = until(heading, node -> node instanceof Heading);
        List<Node> about = parts.stream().filter(Paragraph.class::isInstance).toList();
        List<FencedCodeBlock> programs = only(FencedCodeBlock.class, parts);
        List<Claim> claims = only(BulletList.class, parts).stream()
                .flatMap(list -> claims(list).stream())
                .toList();
        if (about.isEmpty() || programs.size() != 1 || claims.isEmpty()) {
            problem(
                    heading,
                    id + " needs a sentence, one program between fences, and a list of got and law; it has "
                            + about.size() + ", " + programs.size() + " and " + claims.size());
            return Optional.empty();
        }
        FencedCodeBlock program = programs.get(0);
        return Optional.of(new Finding(
                id,
                title.group(2),
                title.group(3),
                text(about),
                Optional.ofNullable(program.getInfo()).orElse(""),
                program.getLiteral(),
                claims));
    }

    /** Items come in pairs. */
    private List<Claim> claims(BulletList list) {
        List<Claim> claims = new ArrayList<>();
        String got = "";
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String text = text(List.of(item)).replaceFirst("^[-*] ", "").replaceAll("\\s*\\n\\s*", " ");
            Matcher claim = CLAIM.matcher(text);
            boolean isLaw = !got.isEmpty();
            if (!claim.matches() || claim.group(1).equals("law") != isLaw) {
                problem(item, "expected \"" + (isLaw ? "law" : "got") + ": ...\", got \"" + text + "\"");
                return List.of();
            }
            if (isLaw) {
                claims.add(new Claim(got, claim.group(2)));
            }
            got = isLaw ? "" : claim.group(2);
        }
        if (!got.isEmpty()) {
            problem(list, "a \"got\" without its \"law\"");
        }
        return claims;
    }

    private static boolean isHeading(Node node, int level) {
        return node instanceof Heading heading && heading.getLevel() == level;
    }

    /** What follows a node, up to the first that ends it. */
    private static List<Node> until(Node begin, Predicate<Node> isEnd) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = begin.getNext(); node != null && !isEnd.test(node); node = node.getNext()) {
            nodes.add(node);
        }
        return nodes;
    }

    private static <T> List<T> only(Class<T> type, List<Node> nodes) {
        return nodes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private String title(Heading heading) {
        return text(List.of(heading)).replaceFirst("^#+ ", "");
    }

    /** Blocks as they stand in the document, a blank line between them. */
    private String text(List<Node> blocks) {
        return String.join(
                "\n\n",
                blocks.stream()
                        .map(block -> String.join(
                                "\n",
                                block.getSourceSpans().stream()
                                        .map(span -> lines.get(span.getLineIndex()))
                                        .toList()))
                        .toList());
    }

    private static int line(Node node) {
        return node.getSourceSpans().stream()
                        .findFirst()
                        .map(SourceSpan::getLineIndex)
                        .orElse(0)
                + 1;
    }

    private void problem(Node node, String message) {
        problems.add(file + ":" + line(node) + ": " + message);
    }
}
