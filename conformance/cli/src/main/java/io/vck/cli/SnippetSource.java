package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.export.AdapterSnippets;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.KnownBackend;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.snippet.Inexpressible;
import io.vck.conformance.snippet.Reproduced;
import io.vck.conformance.snippet.Snippets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who writes cases in the words of a library: the kit itself, or the library's adapter. */
interface SnippetSource extends AutoCloseable {

    /**
     * The case as a program.
     *
     * @throws Inexpressible if that can't be done
     */
    String of(Case written);

    @Override
    default void close() {}

    /**
     * That of a library.
     *
     * @throws UsageProblem if there is none
     * @throws io.vck.backend.spi.BackendUnavailable if its adapter can't be started
     */
    static SnippetSource of(String library, Kit kit) {
        Preparation preparation = kit.preparation();
        Optional<Snippets> own = Arrays.stream(Snippets.values())
                .filter(known -> known.label().equals(library))
                .findFirst();
        return own.map(snippets -> byKit(snippets, preparation)).orElseGet(() -> byAdapter(library, kit, preparation));
    }

    private static SnippetSource byKit(Snippets snippets, Preparation preparation) {
        return written -> {
            Preparation.Prepared prepared = preparation.prepare(written);
            return snippets.of(new Reproduced(written, prepared.inputs(), prepared.oracle()));
        };
    }

    private static SnippetSource byAdapter(String library, Kit kit, Preparation preparation) {
        AdapterSnippets adapter = kit.backends().builtIn().stream()
                .filter(backend -> backend.name().equals(library))
                .map(KnownBackend::snippets)
                .flatMap(Optional::stream)
                .findFirst()
                .map(command -> AdapterSnippets.start(command, preparation))
                .orElseThrow(() -> new UsageProblem(
                        "--as: there is no library '" + library + "'. There is: " + String.join(", ", new Names())));
        return new SnippetSource() {
            @Override
            public String of(Case written) {
                return adapter.of(written);
            }

            @Override
            public void close() {
                adapter.close();
            }
        };
    }

    /** The libraries' names, for help texts and completion. */
    final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Arrays.stream(Snippets.values()).map(Snippets::label).toList());
            addAll(List.of("jax", "tensorflow"));
        }
    }
}
