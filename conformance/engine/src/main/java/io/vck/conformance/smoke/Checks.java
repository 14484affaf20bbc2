package io.vck.conformance.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All checks, in the order in which an author gets them to pass. */
public final class Checks {
    private Checks() {}

    /**
     * The rows of all tables.
     *
     * @param capabilities that the suite has
     */
    public static List<Check> all(Set<String> capabilities) {
        List<Check> all = new ArrayList<>();
        all.addAll(ConversationChecks.all(capabilities));
        all.addAll(TensorChecks.all());
        all.addAll(ValueChecks.all());
        all.addAll(ProgramChecks.all());
        all.addAll(ErrorChecks.all());
        all.addAll(ObservingChecks.all());
        all.addAll(VmapChecks.all());
        all.addAll(CapabilityChecks.all());
        all.addAll(AliasChecks.all());
        all.addAll(EndingChecks.all());
        return List.copyOf(all);
    }
}
