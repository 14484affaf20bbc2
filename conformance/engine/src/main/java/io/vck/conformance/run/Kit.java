package io.vck.conformance.run;

import io.vck.conformance.backends.ReferenceLibrary;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Specification;
import io.vck.conformance.cases.Suite;
import io.vck.conformance.cases.Vocabulary;
import io.vck.conformance.cases.load.BundledCases;
import io.vck.conformance.cases.load.CaseFileLoader;
import io.vck.conformance.cases.load.CaseFiles;
import io.vck.conformance.language.ProgramParser;
import io.vck.conformance.prepared.KitDigest;
import io.vck.conformance.prepared.PreparedSuite;
import io.vck.conformance.prepared.SuitePreparer;
import io.vck.conformance.wire.WireProtocol;
import io.vck.reports.log.BackendIdentity;
import io.vck.reports.log.Environment;
import io.vck.reports.log.Glossary;
import io.vck.reports.log.Header;
import io.vck.reports.log.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that the kit brings along, put together: cases, specification, profiles, backends. */
public final class Kit {
    private final BackendRegistry backends;
    private final Optional<PreparedSuite> prepared;
    private final Profiles profiles;
    private final Specification specification;
    private final Once<Suite> bundled;

    /** A kit that reads its cases from their texts and computes what they expect. */
    public Kit(BackendRegistry backends) {
        this(backends, Optional.empty());
    }

    /**
     * A kit.
     *
     * @param prepared its cases as its build prepared them, if it did
     */
    public Kit(BackendRegistry backends, Optional<PreparedSuite> prepared) {
        this.backends = backends;
        this.prepared = prepared;
        this.profiles = prepared.map(PreparedSuite::profiles).orElseGet(BundledCases::profiles);
        this.specification = prepared.map(PreparedSuite::specification).orElseGet(BundledCases::specification);
        this.bundled = new Once<>(() -> prepared.<Suite>map(each -> each).orElseGet(this::readBundled));
    }

    private Kit(BackendRegistry backends, Kit of) {
        this.backends = backends;
        this.prepared = of.prepared;
        this.profiles = of.profiles;
        this.specification = of.specification;
        this.bundled = of.bundled;
    }

    /** The kit as it is installed, without what its build may have prepared. */
    public static Kit installed(Path home, Optional<Path> python) {
        return installed(home, python, Optional.empty());
    }

    /**
     * The kit as it is installed.
     *
     * @param home the folder of the kit, in which the folder {@code adapters} is
     * @param python the interpreter for Python backends, if it is not that of the backend's own environment
     * @param prepared the file of cases that the build prepared; one of another build is not used
     */
    public static Kit installed(Path home, Optional<Path> python, Optional<Path> prepared) {
        return new Kit(
                BackendRegistry.ofKit(home, python),
                prepared.flatMap(
                        file -> KitDigest.ofThisProcess().flatMap(digest -> PreparedSuite.open(file, digest))));
    }

    /**
     * Begins in the background what every run waits for, the reference's operators and the parser of programs, so that it
     * is done while the command line is read.
     *
     * @param prepared whether cases are prepared, so that there is nothing to parse
     */
    public static void warmUp(boolean prepared) {
        Thread warmUp = new Thread(
                () -> {
                    ReferenceLibrary.hasOperator("add");
                    if (!prepared) {
                        ProgramParser.expression("f(lambda x: x[0] + 1)");
                    }
                },
                "warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
    }

    public BackendRegistry backends() {
        return backends;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Specification specification() {
        return specification;
    }

    /** How cases of this suite are made ready. */
    public Preparation preparation() {
        return new ReferencePreparation(prepared);
    }

    /** This kit with other backends. What this one has read, that one need not read again. */
    public Kit with(BackendRegistry others) {
        return new Kit(others, this);
    }

    /** This kit, reading cases from their texts even if its build prepared them: for checks, which take nothing for granted. */
    public Kit unprepared() {
        return new Kit(backends);
    }

    /**
     * Prepares the bundled cases for later runs of this kit.
     *
     * @param file is replaced if it exists
     * @throws IOException if it can't be written
     */
    public static void prepare(Path file) throws IOException {
        KitDigest digest = KitDigest.ofThisProcess()
                .orElseThrow(() -> new IllegalStateException("only a kit that runs from jars can be told from others"));
        Kit kit = new Kit(new BackendRegistry(List.of()));
        Preparation preparation = kit.preparation();
        SuitePreparer.write(
                file,
                kit.profiles(),
                kit.specification(),
                kit.suite(List.of()),
                each -> preparation.prepare(each).oracle(),
                digest);
    }

    /**
     * The cases.
     *
     * @param paths case files, or folders of them; the bundled ones if there are none
     * @throws io.vck.conformance.cases.InvalidCases if anything is wrong with them, with all that is
     */
    public Suite suite(List<Path> paths) {
        return paths.isEmpty()
                ? bundled.get()
                : CaseFileLoader.withSchema(vocabulary()).load(CaseFiles.read(paths));
    }

    private Suite readBundled() {
        return new CaseFileLoader(vocabulary()).load(BundledCases.sources());
    }

    private Vocabulary vocabulary() {
        return Vocabulary.of(
                ReferenceLibrary::hasOperator,
                ReferenceLibrary::isRandom,
                BundledCases.operators(),
                profiles,
                specification);
    }

    /** The versions of everything. */
    public Versions versions() {
        return Versions.of(profiles.suiteVersion(), WireProtocol.VERSION, KitVersion.read());
    }

    /** The header of the log of a backend; only who began the run knows the command that runs a case of it again. */
    public Header header(BackendIdentity backend) {
        return Header.of(versions(), backend, Environment.here())
                .withGlossary(glossary())
                .withLibrary(backends.library(backend.name()));
    }

    private Glossary glossary() {
        SortedMap<String, String> texts = new TreeMap<>();
        SortedMap<String, String> titles = new TreeMap<>();
        specification.requirements().forEach((id, requirement) -> {
            texts.put(id, requirement.text());
            titles.put(id, requirement.title());
        });
        SortedMap<String, List<String>> sets = new TreeMap<>();
        profiles.profiles().forEach((name, profile) -> sets.put(name, List.copyOf(profile.capabilities())));
        return new Glossary(texts, titles, OperatorTable.entries(), sets, new TreeMap<>(profiles.capabilities()));
    }
}
