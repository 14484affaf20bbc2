package io.vck.conformance.judge.expectation;

import io.vck.backend.program.Program;
import io.vck.backend.spi.Observe;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Value;
import io.vck.conformance.judge.Difference;
import io.vck.conformance.judge.Evidence;
import io.vck.conformance.judge.Finding;
import io.vck.conformance.judge.Path;
import io.vck.conformance.judge.PathPair;
import java.util.List;
import java.util.Set;

/** The two tensors of each pair have their first element at the same address, PyTorch's {@code data_ptr()}. */
public record SameData(List<PathPair> pairs) implements PairIdentity {
    public SameData {
        pairs = List.copyOf(pairs);
    }

    @Override
    public String key() {
        return "same_data";
    }

    @Override
    public String describe() {
        return Identities.describe(pairs, "begin at the same address");
    }

    /** All values too: an empty tensor has no address. */
    @Override
    public Observe observes(Program program) {
        Set<String> variables = Observing.aliases(pairs).aliases();
        return new Observe(variables, variables, false);
    }

    @Override
    public Finding judge(Identities.Pair pair, Evidence evidence) {
        if (isEmpty(pair.firstPath(), evidence) && isEmpty(pair.secondPath(), evidence)) {
            return new Finding.Broken("`" + pair.firstPath() + "` and `" + pair.secondPath()
                    + "` have no elements, so there are no addresses to compare");
        } else if (pair.first().address() == pair.second().address()) {
            return new Finding.Met();
        }
        boolean shared = pair.first().base() == pair.second().base();
        return new Finding.Unmet(Difference.of(
                pair.firstPath(),
                "the address of `" + pair.secondPath() + "`",
                shared ? "another address, in a view of the same base" : "another address, in other memory"));
    }

    private static boolean isEmpty(Path path, Evidence evidence) {
        return path.find(evidence.seen().values()).found().stream()
                .anyMatch(located -> located.value() instanceof Value.Tensor<ObservedTensor> tensor
                        && tensor.tensor().numel() == 0);
    }
}
