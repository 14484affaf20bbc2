package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.MemoryFormat;
import io.vck.backend.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the names that no program binds stand for: modules, functions that make functions, dtypes. */
final class Names {
    /** What dotted names begin with. */
    private static final Set<String> ROOTS = Set.of("torch", "F", "Tensor", "jax", "tf");

    /** Names that can't be bound, because they mean something already. */
    static final Set<String> RESERVED = Set.of("torch", "F", "Tensor", "jax", "tf", "vmap", "partial", "slice");

    /**
     * What can stand before the last dot of an operator's name, and what spellings have there. What PyTorch has no word for
     * is called as another library calls it: {@code jax.lax.scan}.
     */
    private static final Map<String, String> MODULES = modules();

    /** Modules in which there are only modules. */
    private static final Set<String> OUTER_MODULES = Set.of("torch.nn", "jax.scipy");

    private static Map<String, String> modules() {
        Map<String, String> modules = new HashMap<>();
        for (String name : List.of(
                "torch",
                "torch.nn.functional",
                "torch.autograd",
                "torch.func",
                "torch.linalg",
                "torch.special",
                "torch.fft",
                "Tensor",
                "jax",
                "jax.lax",
                "jax.lax.linalg",
                "jax.nn",
                "jax.numpy",
                "jax.numpy.fft",
                "jax.numpy.linalg",
                "jax.ops",
                "jax.random",
                "jax.scipy.linalg",
                "jax.scipy.special",
                "tf",
                "tf.bitwise",
                "tf.debugging",
                "tf.image",
                "tf.linalg",
                "tf.math",
                "tf.nn",
                "tf.quantization",
                "tf.signal")) {
            modules.put(name, name + ".");
        }
        modules.put("F", "torch.nn.functional.");
        modules.put("torch.Tensor", "Tensor.");
        return Map.copyOf(modules);
    }

    /** It is an operator like others, and not the vmap of the language, which the harness can plug a loop in for. */
    private static final String OTHER_VMAP = "jax.vmap";

    private Names() {}

    /** Whether a dotted name that begins so is one of a module. */
    static boolean isModule(String name) {
        return ROOTS.contains(name);
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
            boolean isModule = MODULES.containsKey(longer) || OUTER_MODULES.contains(longer);
            if (!isModule && MODULES.containsKey(module)) {
                return new Qualified(Optional.of(member(module, path.get(i))), i + 1);
            }
            module = longer;
        }
        return new Qualified(Optional.empty(), path.size());
    }

    private static Node member(String module, String name) {
        String spelling = MODULES.get(module) + name;
        Node operator = new Node.Operator(spelling.equals(OTHER_VMAP) ? "jax_vmap" : name, new Spelling(spelling));
        return module.equals("torch") ? constant(name).orElse(operator) : operator;
    }

    private static Optional<Node> constant(String name) {
        return DType.of(name)
                .<Node>map(dtype -> new Node.Constant(new Value.OfDType<>(dtype)))
                .or(() -> MemoryFormat.of(name).map(format -> new Node.Constant(new Value.OfMemoryFormat<>(format))));
    }
}
