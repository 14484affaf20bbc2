package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.export.AdapterSnippets;
import io.vck.conformance.run.BackendRegistry;
import io.vck.conformance.run.Kit;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.snippet.Inexpressible;
import io.vck.conformance.snippet.Reproduced;
import io.vck.conformance.snippet.Snippets;
import java.nio.file.Path;
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
        return own.<SnippetSource>map(snippets -> written -> snippets.of(reproduced(written, preparation)))
                .orElseGet(() -> byAdapter(library, kit, preparation));
    }

    private static Reproduced reproduced(Case written, Preparation preparation) {
        try {
            Preparation.Prepared prepared = preparation.prepare(written);
            return new Reproduced(written, prepared.inputs(), prepared.oracle());
        } catch (RuntimeException wrong) {
            throw new InvalidCases(List.of(new CaseProblem(
                    written.source(), written.id() + ": the inputs can't be made: " + wrong.getMessage())));
        }
    }

    private static SnippetSource byAdapter(String library, Kit kit, Preparation preparation) {
        AdapterSnippets adapter = kit.backends()
                .snippets(library)
                .map(AdapterSnippets::start)
                .orElseThrow(() -> new UsageProblem("--as: there is no library '" + library + "'. There is: "
                        + String.join(", ", kit.backends().libraries())));
        return new SnippetSource() {
            @Override
            public String of(Case written) {
                return adapter.of(reproduced(written, preparation));
            }

            @Override
            public void close() {
                adapter.close();
            }
        };
    }

    /** The libraries' names, for help texts and completion, where there is no kit yet. */
    final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(BackendRegistry.ofKit(Path.of(""), Optional.empty()).libraries());
        }
    }
}
