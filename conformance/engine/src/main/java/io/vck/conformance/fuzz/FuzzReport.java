package io.vck.conformance.fuzz;

import io.vck.conformance.fuzz.trial.BackendTime;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fuzzer came to.
 *
 * @param programs that ran
 * @param passedOver programs that did not run, because they call operators that the backend turned out to lack
 * @param agreed programs for which the law holds
 * @param raised programs that the plain operators refuse as well
 * @param rounded programs that differ from their loops by what rounding explains
 * @param refused by what is refused, programs that the vmap said it can't do
 * @param unsupported by reason, programs that the backend has not the operators for
 * @param repeated programs that break the law in a way that is known already
 * @param unsteady programs that broke the law once and not again
 * @param finds in the order in which they were made
 * @param elapsed in all
 * @param inBackend of that, while the backend had something to do
 */
public record FuzzReport(
        long programs,
        long passedOver,
        long agreed,
        long raised,
        long rounded,
        SortedMap<String, Long> refused,
        SortedMap<String, Long> unsupported,
        long repeated,
        long unsteady,
        List<Find> finds,
        Duration elapsed,
        BackendTime inBackend) {
    public FuzzReport {
        refused = new TreeMap<>(refused);
        unsupported = new TreeMap<>(unsupported);
        finds = List.copyOf(finds);
    }
}
