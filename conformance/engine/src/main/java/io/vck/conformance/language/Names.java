package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the names that no program binds stand for: modules, functions that make functions, dtypes. */
final class Names {
    /** Names that can't be bound, because they mean something already. */
    static final Set<String> RESERVED = Set.of("torch", "F", "Tensor", "vmap", "partial", "slice");

    private static final String FUNCTIONAL = "torch.nn.functional.";

    private Names() {}

    /** Whether a dotted name that begins so is one of a module. */
    static boolean isModule(String name) {
        return name.equals("torch") || name.equals("F") || name.equals("Tensor");
    }

    /** What a name that stands alone is. */
    static Node alone(String name) {
        return name.equals("vmap") || name.equals("partial") || name.equals("slice")
                ? new Node.Operator(name, Spelling.function(name))
                : new Node.Name(name);
    }

    /** What a dotted name of a module is: an operator, a dtype, a memory format; empty for the module itself. */
    static Optional<Node> qualified(List<String> path) {
        if (path.size() < 2) {
            return Optional.empty();
        }
        String last = path.get(path.size() - 1);
        String dotted = String.join(".", path);
        if (path.get(0).equals("Tensor") || dotted.equals("torch.Tensor." + last)) {
            return Optional.of(new Node.Operator(last, Spelling.method(last)));
        } else if (path.get(0).equals("F")) {
            return Optional.of(new Node.Operator(last, Spelling.function(FUNCTIONAL + last)));
        } else if (path.size() == 2) {
            return Optional.of(constant(last).orElse(new Node.Operator(last, Spelling.function(dotted))));
        }
        return Optional.of(new Node.Operator(last, Spelling.function(dotted)));
    }

    private static Optional<Node> constant(String name) {
        return DType.of(name)
                .<Node>map(dtype -> new Node.Constant(new Value.OfDType<>(dtype)))
                .or(() -> MemoryFormat.of(name).map(format -> new Node.Constant(new Value.OfMemoryFormat<>(format))));
    }
}
