package io.vck.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What PIT found, from its {@code mutations.xml}.
 *
 * @param classes that were mutated, without the package that all share
 * @param killed how many mutants a case noticed
 * @param survivors those that none did
 */
record MutationReport(Set<String> classes, int killed, Set<Mutant> survivors) {
    private static final String PACKAGE = "io.vck.reference.";

    /** Where a mutant is in the code, and what became of it. */
    private record Found(
            String type,
            String file,
            String method,
            String descriptor,
            int line,
            int index,
            String change,
            boolean killed) {

        static Found of(Element mutation) {
            String method = text(mutation, "mutatedMethod");
            return new Found(
                    text(mutation, "mutatedClass").substring(PACKAGE.length()),
                    text(mutation, "sourceFile"),
                    method.startsWith("lambda$") ? method.split("\\$")[1] : method,
                    text(mutation, "methodDescription"),
                    Integer.parseInt(text(mutation, "lineNumber")),
                    Integer.parseInt(text(mutation, "index")),
                    change(text(mutation, "description")),
                    isKilled(mutation.getAttribute("status")));
        }

        /** PIT itself takes any end of a process but a regular one for a kill, also if the process could not begin. */
        private static boolean isKilled(String status) {
            return switch (status) {
                case "KILLED", "TIMED_OUT", "MEMORY_ERROR" -> true;
                case "SURVIVED", "NO_COVERAGE" -> false;
                default ->
                    throw new IllegalStateException("PIT could not judge a mutant (" + status + "); run it again");
            };
        }

        /** PIT's words, without the names of methods where they only say again where the mutant is. */
        private static String change(String description) {
            return description.replaceFirst(" for \\S+::\\S+$", "").replaceFirst("call to \\S+/", "call to ");
        }

        private static String text(Element parent, String name) {
            return parent.getElementsByTagName(name).item(0).getTextContent();
        }

        /**
         * Operators are declared once, when the first is called, which is before any mutant is put in place. A declaration
         * that is missing or not whole is noticed when cases are read.
         */
        boolean declares() {
            return descriptor.contains("Lio/vck/reference/ops/Family;")
                    || descriptor.contains("Operator$Declaration;")
                    || descriptor.endsWith("Lio/vck/reference/dispatch/Operator;");
        }

        String place() {
            return type + "." + method;
        }
    }

    /**
     * Reads a report.
     *
     * @param sources the folder of the sources that were mutated
     */
    static MutationReport read(Path mutations, Path sources) {
        List<Found> all = new ArrayList<>();
        NodeList elements = document(mutations).getElementsByTagName("mutation");
        IntStream.range(0, elements.getLength())
                .mapToObj(i -> Found.of((Element) elements.item(i)))
                .filter(found -> !found.declares())
                .forEach(all::add);
        all.sort(Comparator.comparing(Found::place)
                .thenComparingInt(Found::line)
                .thenComparing(Found::descriptor)
                .thenComparingInt(Found::index));
        Set<String> classes = new TreeSet<>();
        Set<Mutant> survivors = new TreeSet<>();
        Map<Mutant, Integer> seen = new HashMap<>();
        Map<Path, List<String>> lines = new HashMap<>();
        for (Found found : all) {
            classes.add(found.type());
            Path source = sources.resolve(
                            (PACKAGE + found.type()).replaceAll("\\.[^.]+$", "").replace('.', '/'))
                    .resolve(found.file());
            String line = lines.computeIfAbsent(source, MutationReport::linesOf)
                    .get(found.line() - 1)
                    .strip();
            Mutant alike = new Mutant(found.place(), line, found.change(), 1);
            int nth = seen.merge(alike, 1, Integer::sum);
            if (!found.killed()) {
                survivors.add(new Mutant(alike.method(), alike.line(), alike.change(), nth));
            }
        }
        return new MutationReport(classes, all.size() - survivors.size(), survivors);
    }

    private static List<String> linesOf(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static org.w3c.dom.Document document(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException invalid) {
            throw new IllegalStateException(file + " is not what PIT writes", invalid);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("PIT has not written " + file, unreadable);
        }
    }
}
