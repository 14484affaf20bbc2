package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the names that no program binds stand for: modules, functions that make functions, dtypes. */
final class Names {
    /** Names that can't be bound, because they mean something already. */
    static final Set<String> RESERVED = Set.of("torch", "F", "Tensor", "vmap", "partial", "slice");

    /** What can stand before the last dot of an operator's name, and what spellings have there. */
    private static final Map<String, String> MODULES = Map.of(
            "torch", "torch.",
            "torch.nn.functional", "torch.nn.functional.",
            "F", "torch.nn.functional.",
            "torch.autograd", "torch.autograd.",
            "torch.func", "torch.func.",
            "torch.linalg", "torch.linalg.",
            "torch.special", "torch.special.",
            "torch.fft", "torch.fft.",
            "Tensor", "Tensor.",
            "torch.Tensor", "Tensor.");

    /** A module in which there are only modules. */
    private static final String OUTER_MODULE = "torch.nn";

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

    /**
     * What the beginning of a dotted name is.
     *
     * @param node an operator, a dtype, a memory format; empty for a module
     * @param parts how many parts of the dotted name it takes; further ones are attributes of it
     */
    record Qualified(Optional<Node> node, int parts) {}

    /** What a dotted name is that begins with a module; modules are followed as far as they go. */
    static Qualified qualified(List<String> path) {
        String module = path.get(0);
        for (int i = 1; i < path.size(); i++) {
            String longer = module + "." + path.get(i);
            boolean isModule = MODULES.containsKey(longer) || longer.equals(OUTER_MODULE);
            if (!isModule && MODULES.containsKey(module)) {
                return new Qualified(Optional.of(member(module, path.get(i))), i + 1);
            }
            module = longer;
        }
        return new Qualified(Optional.empty(), path.size());
    }

    private static Node member(String module, String name) {
        Node operator = new Node.Operator(name, new Spelling(MODULES.get(module) + name));
        return module.equals("torch") ? constant(name).orElse(operator) : operator;
    }

    private static Optional<Node> constant(String name) {
        return DType.of(name)
                .<Node>map(dtype -> new Node.Constant(new Value.OfDType<>(dtype)))
                .or(() -> MemoryFormat.of(name).map(format -> new Node.Constant(new Value.OfMemoryFormat<>(format))));
    }
}
