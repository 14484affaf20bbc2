package io.vck.conformance.gate;

import io.vck.reports.known.Findings;
import io.vck.reports.known.Findings.Section;
import io.vck.reports.log.Plan;
import io.vck.reports.log.RunIdentity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The baselines that a user names, files and folders of them, each for the runs of one backend with one profile. */
public final class Baselines {
    private static final String ENDING = ".json";

    private final List<Path> named;
    private final List<Baseline> all;

    private Baselines(List<Path> named, List<Baseline> all) {
        this.named = List.copyOf(named);
        this.all = List.copyOf(all);
    }

    /**
     * Reads baselines.
     *
     * @param named files, and folders all of whose JSON files are meant
     * @param mayBeAbsent whether a file need not exist yet, because it is to be written
     * @throws InvalidBaseline if one can't be read, or two are for the same runs
     */
    public static Baselines read(List<Path> named, boolean mayBeAbsent) {
        List<Baseline> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path path : named) {
            for (Path file : files(path, mayBeAbsent)) {
                Baseline baseline = BaselineReader.read(file.toString(), text(file));
                if (!seen.add(baseline.backend() + "\n" + baseline.profile().orElse(""))) {
                    throw new InvalidBaseline(
                            file + ": there is another baseline of " + baseline.backend() + " for such runs");
                }
                all.add(baseline);
            }
        }
        return new Baselines(named, all);
    }

    private static List<Path> files(Path path, boolean mayBeAbsent) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                return files.filter(file -> file.toString().endsWith(ENDING))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new InvalidBaseline(path + " can't be read: " + e.getMessage());
            }
        } else if (Files.exists(path)) {
            return List.of(path);
        } else if (mayBeAbsent) {
            return List.of();
        }
        throw new InvalidBaseline("there is no baseline " + path + ". --update makes it from a log");
    }

    /**
     * The findings in the documents beside the baselines.
     *
     * @throws InvalidBaseline if a document can't be read, or two describe a finding of the same name
     */
    public Findings findings() {
        List<Section> sections = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<Path> documents = new LinkedHashSet<>();
        all.forEach(each -> documents.add(Path.of(each.file()).resolveSibling(Findings.FILE)));
        for (Path document : documents) {
            if (Files.exists(document)) {
                Findings read = FindingsReader.read(document.toString(), text(document));
                Findings findings = new FoundCases(linkedTo(document), Baselines::text).of(read);
                for (Section section : findings.sections()) {
                    for (Findings.Finding finding : section.findings()) {
                        if (!seen.add(finding.id())) {
                            throw new InvalidBaseline(document + ": " + finding.id()
                                    + " is described beside another baseline as well, by the same name");
                        }
                    }
                    sections.add(section);
                }
            }
        }
        return new Findings(sections);
    }

    /** Links in a document are meant from where it really is. */
    private static Path linkedTo(Path document) {
        try {
            return document.toRealPath();
        } catch (IOException e) {
            throw new InvalidBaseline(document + " can't be read: " + e.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new InvalidBaseline(file + " is not UTF-8");
        } catch (AccessDeniedException e) {
            throw new InvalidBaseline(file + " can't be read: permission denied");
        } catch (IOException e) {
            throw new InvalidBaseline(file + " can't be read: " + e.getMessage());
        }
    }

    /**
     * The baseline for a run; none if none was named at all.
     *
     * @throws InvalidBaseline if some were named, and none of them is for such a run
     */
    public Optional<Baseline> of(RunOutcomes run) {
        Optional<Baseline> found = find(run);
        if (found.isEmpty() && !named.isEmpty()) {
            if (all.size() == 1) {
                Gate.checkFits(all.get(0), run);
            }
            throw new InvalidBaseline("there is no baseline for " + run.log() + ", a log of "
                    + run.run().backend().name()
                    + profile(run).map(name -> " with the profile " + name).orElse("")
                    + ". Baselines are there of: "
                    + all.stream().map(Baseline::backend).distinct().collect(Collectors.joining(", "))
                    + ". --update makes one");
        }
        return found;
    }

    /** All of them. */
    List<Baseline> all() {
        return all;
    }

    /** The baseline for a run, if there is one. */
    public Optional<Baseline> find(RunOutcomes run) {
        return find(run.run());
    }

    /** The same. */
    public Optional<Baseline> find(RunIdentity run) {
        return find(run.backend().name(), run.plan().flatMap(Plan::profile));
    }

    /** The baseline of a backend for runs that were limited to a profile, or to none, if there is one. */
    public Optional<Baseline> find(String backend, Optional<String> profile) {
        return all.stream()
                .filter(each -> each.backend().equals(backend) && each.profile().equals(profile))
                .findFirst();
    }

    private static Optional<String> profile(RunOutcomes run) {
        return run.run().plan().flatMap(Plan::profile);
    }

    /** Those that are for none of these runs: a backend that was not run at all must not go unnoticed. */
    public List<Baseline> without(List<RunOutcomes> runs) {
        return all.stream()
                .filter(each -> runs.stream()
                        .noneMatch(run -> find(run).filter(each::equals).isPresent()))
                .toList();
    }

    /**
     * Where the baseline for a run is, or is to be written.
     *
     * @throws InvalidBaseline if that can't be told
     */
    public Path fileFor(RunOutcomes run) {
        Optional<Baseline> found = find(run);
        if (found.isPresent()) {
            return Path.of(found.get().file());
        }
        List<Path> free = named.stream()
                .filter(path -> Files.isDirectory(path) || !Files.exists(path))
                .toList();
        if (free.size() != 1) {
            throw new InvalidBaseline("where is the baseline of "
                    + run.run().backend().name() + " to be written? Name one new file, or a folder, with --baseline");
        }
        Path path = free.get(0);
        String name = run.run().backend().name().replaceAll("[^A-Za-z0-9._-]", "_")
                + profile(run).map(profile -> "-" + profile).orElse("");
        return Files.isDirectory(path) ? path.resolve(name + ENDING) : path;
    }
}
