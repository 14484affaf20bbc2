package io.vck.conformance.smoke;

import io.vck.backend.spi.Request;
import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.List;

/** Is vmap plugged in? Whether it is right is what a run finds out; here it maps nothing but identities. */
final class VmapChecks {
    private static final Rows ROWS = new Rows(Section.VMAP);
    private static final TensorData X = Tensors.whole(Tensors.counting(DType.FLOAT32, 6), 2, 3);
    private static final TensorData TRANSPOSED = Tensors.window(X.storage(), List.of(3, 2), List.of(1, 3), 0);

    private static final String CALL =
            "The operator vmap takes a function, in_dims and out_dims, and returns a function.";
    private static final String LOOP =
            "With vmap \"loop\", slice each mapped input, call the function for each lane, and"
                    + " stack what it returns: with the library's own select and stack.";

    private VmapChecks() {}

    static List<Check> all() {
        return List.of(
                row("identity", "vmap maps a function.", X, "vmap(lambda a: a)(x)"),
                row("dims", "in_dims and out_dims reach vmap.", TRANSPOSED, "vmap(lambda a: a, 1, 0)(x)"),
                row(
                        "keywords",
                        "They reach it by keyword too.",
                        TRANSPOSED,
                        "vmap(lambda a: a, in_dims=0, out_dims=1)(x)"),
                row("tuple-of-dims", "in_dims can be a tuple.", TRANSPOSED, "vmap(lambda a, b: b, (None, 1))(7, x)"),
                row("two-levels", "vmaps can be nested.", X, "vmap(lambda a: vmap(lambda b: b)(a))(x)"),
                loop("loop", "A loop gives what vmap gives.", X, "vmap(lambda a: a)(x)"),
                loop(
                        "loop-dims",
                        "A loop slices and stacks along the dims that are asked for.",
                        TRANSPOSED,
                        "vmap(lambda a: a, 1, 0)(x)"));
    }

    private static Check row(String label, String about, TensorData expected, String program) {
        return ROWS.program(label, about, CALL, request(program), result(expected));
    }

    private static Check loop(String label, String about, TensorData expected, String program) {
        return ROWS.mustRun(label, about, LOOP, Programs.asLoop(request(program)), result(expected))
                .ifClaimed("loop");
    }

    private static Request request(String program) {
        return Programs.request(Programs.x(X), program);
    }

    private static Expectation result(TensorData expected) {
        return Returns.result(Tensors.seen(new Value.Tensor<>(expected)));
    }
}
