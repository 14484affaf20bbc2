package io.vck.conformance.snippet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** What Java calls the variables of a case: as the case does, but for names that are Java's or the snippet's own. */
final class JavaNames {
    /** Types that snippets name, and the one variable that they all have. */
    private static final Set<String> OWN = Set.of(
            "Arrays",
            "AssertionError",
            "Autograd",
            "Binder",
            "DType",
            "Dispatcher",
            "Double",
            "Elements",
            "Ellipsis",
            "Function",
            "LinkedHashMap",
            "LinkedHashSet",
            "List",
            "Long",
            "Map",
            "Math",
            "MemoryFormat",
            "None",
            "Object",
            "PythonError",
            "Slice",
            "Snippet",
            "Storage",
            "StridedTensor",
            "String",
            "System",
            "Tensor",
            "Tuple",
            "Vmap",
            "args",
            "java");

    private final FreshNames fresh;
    private final Map<String, String> names = new HashMap<>();

    JavaNames(FreshNames fresh) {
        this.fresh = fresh;
    }

    /** The name of a variable of the case. */
    String of(String python) {
        boolean isFree = SourceVersion.isName(python) && !OWN.contains(python) && !python.equals("_");
        return isFree ? python : names.computeIfAbsent(python, taken -> fresh.only(taken + "_"));
    }

    /** A name that is used nowhere else. */
    String fresh(String wanted) {
        return fresh.only(wanted);
    }
}
