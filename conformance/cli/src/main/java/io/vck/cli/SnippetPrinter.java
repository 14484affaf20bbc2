package io.vck.cli;

import io.vck.conformance.cases.Case;
import io.vck.conformance.snippet.Inexpressible;
import java.util.List;

/** Prints cases as programs of a library. */
record SnippetPrinter(Terminal terminal, String library, SnippetSource source) {

    /**
     * Prints the cases, and closes the source.
     *
     * @throws UsageProblem for the first that can't be said
     */
    void print(List<Case> cases, boolean asJson) {
        try (source) {
            if (asJson) {
                JsonOutput.print(
                        terminal.out(),
                        out -> JsonOutput.objects(out, cases, each -> {
                            out.writeStringProperty("id", each.id());
                            out.writeStringProperty("snippet", said(each));
                        }));
                return;
            }
            for (int i = 0; i < cases.size(); i++) {
                String snippet = said(cases.get(i));
                terminal.out().print(i == 0 ? snippet : "\n" + snippet);
            }
        }
    }

    private String said(Case each) {
        try {
            return source.of(each);
        } catch (Inexpressible unsaid) {
            throw new UsageProblem(each.id() + " can't be said in " + library + ": " + unsaid.getMessage());
        }
    }
}
