package io.vck.conformance.run;

import io.vck.backend.spi.Backend;
import io.vck.conformance.backends.LoopBackend;
import io.vck.conformance.backends.ReferenceBackend;
import io.vck.conformance.run.GuardedBackend.OnThread;
import io.vck.conformance.snippet.Snippets;
import io.vck.conformance.wire.AdapterCommand;
import io.vck.conformance.wire.WireBackend;
import io.vck.conformance.wire.WireLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The backends that can be asked for by name: those of the kit, and those that {@link ServiceLoader} finds on the class
 * path.
 *
 * @param builtIn those of the kit
 */
public record BackendRegistry(List<KnownBackend> builtIn) {
    /** What is judged unless a user says otherwise: needs nothing but the kit. */
    public static final List<String> DEFAULT = List.of("reference", "loop");

    public BackendRegistry {
        builtIn = List.copyOf(builtIn);
    }

    /**
     * The kit's own.
     *
     * @param home the folder of the kit, in which the folder {@code adapters} is
     * @param python the interpreter for Python backends, if it is not that of the backend's own environment
     */
    public static BackendRegistry ofKit(Path home, Optional<Path> python) {
        Path pythons = home.resolve(Path.of("adapters", "python"));
        Path nodes = home.resolve(Path.of("adapters", "node"));
        return new BackendRegistry(List.of(
                ofKit("reference", "the reference implementation", ReferenceBackend::new)
                        .saidIn(Snippets.JAVA),
                ofKit("loop", "vmap as slice, call, stack over the reference's tensors", LoopBackend::new)
                        .saidIn(Snippets.JAVA),
                inPython("pytorch-legacy", "the original, torch._vmap_internals.vmap", pythons, python)
                        .saidIn(Snippets.PYTORCH_LEGACY),
                inPython("pytorch-func", "its successor in PyTorch, torch.func.vmap", pythons, python)
                        .saidIn(Snippets.PYTORCH_FUNC),
                inPython("jax", "jax.vmap, with 64-bit types enabled", pythons, python)
                        .saidBy(AdapterCommand.pythonSnippets("jax", pythons, python)),
                inPython("tensorflow", "tf.vectorized_map, over axis 0 alone", pythons, python)
                        .saidBy(AdapterCommand.pythonSnippets("tensorflow", pythons, python)),
                inNode("jax-js", "jax.vmap of @jax-js/jax, on WebAssembly", nodes)));
    }

    private static KnownBackend inPython(String name, String about, Path adapters, Optional<Path> python) {
        return new KnownBackend(
                name,
                about + ", in a Python process",
                false,
                terms -> overWire(AdapterCommand.python(name, adapters, python), terms));
    }

    private static KnownBackend inNode(String name, String about, Path adapters) {
        return new KnownBackend(
                name,
                about + ", in a Node process",
                false,
                terms -> overWire(AdapterCommand.node(name, adapters), terms));
    }

    /** All backends, those of the kit first. */
    public List<KnownBackend> all() {
        List<KnownBackend> all = new ArrayList<>(builtIn);
        for (Backend found : ServiceLoader.load(Backend.class)) {
            all.add(found(found));
        }
        return List.copyOf(all);
    }

    /**
     * The backend of that name.
     *
     * @param limit for one program; zero for none
     * @throws UnknownBackend if there is none
     */
    public Backend find(String name, Duration limit) {
        return find(name, BackendTerms.limit(limit));
    }

    /**
     * The backend of that name.
     *
     * @throws UnknownBackend if there is none
     */
    public Backend find(String name, BackendTerms terms) {
        return named(name, builtIn)
                .or(() -> named(name, all()))
                .orElseThrow(() -> new UnknownBackend(
                        name, all().stream().map(KnownBackend::name).toList()))
                .make()
                .apply(terms);
    }

    /**
     * A backend that the kit has never heard of.
     *
     * @param limit for one program; zero for none
     * @throws IllegalArgumentException if the command can't be split into words
     */
    public static Backend ofCommand(String command, Duration limit) {
        return ofCommand(command, BackendTerms.limit(limit));
    }

    /**
     * A backend that the kit has never heard of. It says its name itself when it starts.
     *
     * @param command how to start its adapter, words split as a shell does
     * @throws IllegalArgumentException if the command can't be split into words
     */
    public static Backend ofCommand(String command, BackendTerms terms) {
        return overWire(new AdapterCommand(command, CommandWords.split(command)), terms);
    }

    /** Whether several sessions of that backend at a time do no harm; false if there is no such backend. */
    public boolean sharesWell(String name) {
        return named(name, builtIn).map(KnownBackend::sharesWell).orElse(false);
    }

    /** What writes cases in the words of a backend's library; nothing, if its adapter has nothing that does. */
    public Optional<AdapterCommand> snippets(String name) {
        return named(name, builtIn).flatMap(KnownBackend::snippets);
    }

    /** In whose words cases can be printed for a backend, as {@code vck show --as} calls that. */
    public Optional<String> library(String name) {
        return named(name, builtIn).flatMap(KnownBackend::library);
    }

    /** All in whose words cases can be printed: those that the kit knows itself, and those whose adapters do. */
    public List<String> libraries() {
        return Stream.concat(
                        Arrays.stream(Snippets.values()).map(Snippets::label),
                        builtIn.stream().map(KnownBackend::library).flatMap(Optional::stream))
                .distinct()
                .toList();
    }

    private static Optional<KnownBackend> named(String name, List<KnownBackend> among) {
        return among.stream().filter(backend -> backend.name().equals(name)).findFirst();
    }

    private static KnownBackend ofKit(String name, String about, Supplier<Backend> make) {
        return new KnownBackend(
                name, about, true, terms -> new GuardedBackend(make.get(), terms.limit(), OnThread.OF_WHO_ASKS));
    }

    /** A session of it stays on one thread: that is promised. */
    private static KnownBackend found(Backend backend) {
        return new KnownBackend(
                backend.name(),
                backend.getClass().getName(),
                false,
                terms -> new GuardedBackend(backend, terms.limit()));
    }

    private static Backend overWire(AdapterCommand command, BackendTerms terms) {
        WireLimits limits = terms.limit().isZero() ? WireLimits.withoutTimeout() : WireLimits.perProgram(terms.limit());
        return new WireBackend(command, limits, terms.listener());
    }
}
