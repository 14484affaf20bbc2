package io.vck.conformance.export;

import io.vck.backend.spi.Request;
import io.vck.backend.spi.VmapMode;
import io.vck.conformance.cases.Case;
import io.vck.conformance.cases.CaseProblem;
import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.judge.Expectation;
import io.vck.conformance.judge.Expected;
import io.vck.conformance.judge.Judge;
import io.vck.conformance.run.Preparation;
import io.vck.conformance.snippet.Reproduced;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A case in which nothing is left to compute.
 *
 * @param request what a backend that can observe everything is asked
 * @param expected in the order of the case's expectations
 */
record ExportedCase(Case exported, Request request, List<Item> expected) {
    ExportedCase {
        expected = List.copyOf(expected);
    }

    /** An expectation and what it comes to. */
    record Item(Expectation expectation, Expected expected) {}

    /**
     * Makes inputs and expected values.
     *
     * @throws InvalidCases if they can't be made
     */
    static ExportedCase of(Case exported, Preparation preparation) {
        Preparation.Prepared prepared;
        try {
            prepared = preparation.prepare(exported);
        } catch (RuntimeException wrong) {
            throw invalid(exported, "the inputs can't be made: " + wrong.getMessage());
        }
        return of(new Reproduced(exported, prepared.inputs(), prepared.oracle()));
    }

    /**
     * Makes expected values.
     *
     * @throws InvalidCases if they can't be made
     */
    static ExportedCase of(Reproduced reproduced) {
        Case exported = reproduced.tested();
        List<Item> items = new ArrayList<>();
        Set<String> capabilities = new LinkedHashSet<>();
        for (Expectation expectation : exported.expectations()) {
            Expected expected = expectation.asData(exported.program(), reproduced.oracle());
            if (expected instanceof Expected.Unknown unknown) {
                throw invalid(exported, expectation.key() + ": " + unknown.why());
            }
            items.add(new Item(expectation, expected));
            capabilities.addAll(expectation.capabilities());
        }
        Request request = new Request(
                exported.program(),
                reproduced.inputs(),
                exported.settings(),
                VmapMode.NATIVE,
                Judge.observe(exported.program(), exported.expectations(), capabilities));
        return new ExportedCase(exported, request, items);
    }

    private static InvalidCases invalid(Case exported, String why) {
        return new InvalidCases(List.of(new CaseProblem(exported.source(), exported.id() + ": " + why)));
    }
}
