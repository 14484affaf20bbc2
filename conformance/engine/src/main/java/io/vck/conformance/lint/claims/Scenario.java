package io.vck.conformance.lint.claims;

import java.util.List;
import java.util.Optional;

/**
 * One outermost {@code vmap} call of the original's test file.
 *
 * @param id the test, and the call's number in it: {@code TestVmapAPILegacy.test_none_in_dims/001}
 * @param before what was differentiated before, for batched gradients
 * @param fallbackAllowed whether the test's class lets operators take the slow fallback
 */
public record Scenario(
        String id,
        Check check,
        Optional<Before> before,
        List<Item> inputs,
        List<Level> levels,
        List<RecordedCall> calls,
        boolean fallbackAllowed) {
    public Scenario {
        inputs = List.copyOf(inputs);
        levels = List.copyOf(levels);
        calls = List.copyOf(calls);
    }

    /** The test that makes the call. */
    public String test() {
        return id.substring(0, id.lastIndexOf('/'));
    }

    /** How the test judges. */
    public sealed interface Check {

        /** By assertions of its own. */
        record Direct() implements Check {}

        /** By slice, call, stack. */
        record MapStack(boolean viewOfFirstInput, boolean propagatesRequiresGrad) implements Check {}

        /** By what it raises. */
        record Raises(String exception, Optional<String> pattern) implements Check {}
    }

    /**
     * A program that was differentiated before.
     *
     * @param gradient 1 if the first gradient is taken under vmap, 2 for the second
     */
    public record Before(int gradient, List<RecordedCall> calls) {
        public Before {
            calls = List.copyOf(calls);
        }
    }
}
