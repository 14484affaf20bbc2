package io.vck.reference.ops;

import io.vck.reference.dispatch.Arguments;
import io.vck.reference.dispatch.Kernel;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Elements;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The operators of a family as they are declared, and the variants that follow from a declaration. */
final class Family {
    private static final String SELF = "(Tensor self";

    /** Their variants are called {@code add.out} and so on, those of other overloads after the overload. */
    private static final Set<String> ARITHMETIC = Set.of("add.Tensor", "sub.Tensor", "mul.Tensor", "div.Tensor");

    /** Their kernels write results of the type that they compute in, and say otherwise that another isn't it. */
    private static final Set<String> WITHOUT_CAST = Set.of("clamp", "clamp_min", "clamp_max");

    private final List<Operator> operators = new ArrayList<>();

    List<Operator> operators() {
        return operators;
    }

    /** Adds an operator. */
    void add(Operator.Declaration declaration) {
        operators.add(declaration.build());
    }

    /** Adds an operator {@code f}, and with it {@code f_}, which overwrites its first argument, and {@code f.out}. */
    void addWithVariants(Operator.Declaration declaration) {
        Operator functional = declaration.build();
        operators.add(functional);
        operators.add(inPlace(functional));
        operators.add(out(functional));
    }

    /** Adds an operator {@code f}, and with it {@code f_}. */
    void addWithInPlace(Operator.Declaration declaration) {
        Operator functional = declaration.build();
        operators.add(functional);
        operators.add(inPlace(functional));
    }

    /** Adds an operator {@code f}, and with it {@code f.out}. */
    void addWithOut(Operator.Declaration declaration) {
        Operator functional = declaration.build();
        operators.add(functional);
        operators.add(out(functional));
    }

    private static Operator inPlace(Operator functional) {
        String signature = functional.signature();
        int open = signature.indexOf('(');
        String name = functional.baseName();
        String overload = signature.substring(name.length(), open).replace(".Tensor_", ".");
        String afterSelf = signature.substring(open + SELF.length(), signature.lastIndexOf(' '));
        String inPlace = name + "_" + overload + "(Tensor(a!) self" + afterSelf + " Tensor(a!)";
        Operator.Declaration declaration = Operator.declare(inPlace)
                .kernel(args -> {
                    refuseParts(functional, args.strided("self").dtype());
                    return overwrite("self", functional, args);
                })
                .fallback();
        return declaration.derivativeOf(functional).build();
    }

    /** The absolute value of a complex number is real; it can't take the number's place. */
    private static void refuseParts(Operator functional, DType dtype) {
        if (dtype.isComplex() && functional.name().equals("abs")) {
            throw PythonError.runtime("In-place abs is not supported for complex tensors.");
        }
    }

    private static Operator out(Operator functional) {
        String signature = functional.signature();
        int close = signature.lastIndexOf(") -> ");
        boolean keywords = signature.contains("*,");
        String parameters = signature.substring(signature.indexOf('('), close);
        String out = functional.baseName() + outOverload(functional) + parameters + (keywords ? "" : ", *")
                + ", Tensor(a!) out) -> Tensor(a!)";
        return Operator.declare(out)
                .kernel(args -> overwrite("out", functional, args))
                .fallback()
                .notDifferentiable()
                .build();
    }

    private static String outOverload(Operator functional) {
        String overload = functional.name().substring(functional.baseName().length());
        boolean plain = overload.isEmpty() || ARITHMETIC.contains(functional.name());
        return plain ? ".out" : overload + "_out";
    }

    /** Computes what the functional operator does and writes it over an argument. */
    private static Object overwrite(String parameter, Operator functional, Arguments args) {
        StridedTensor target = args.strided(parameter);
        Overlap.refuse(target, args.tensors());
        Kernel kernel = functional.kernel();
        StridedTensor result = (StridedTensor) kernel.call(args.under(functional.schema()));
        if (result.dtype() != target.dtype()) {
            checkCast(functional, parameter, result.dtype(), target.dtype());
        }
        if (!Arrays.equals(result.shape(), target.shape())) {
            throw PythonError.runtime("output with shape " + Arrays.toString(target.shape())
                    + " doesn't match the broadcast shape " + Arrays.toString(result.shape()));
        }
        Elements.copy(target, result);
        target.storage().bumpVersion();
        return target;
    }

    /** Refuses to write numbers to a type that can't hold them. */
    private static void checkCast(Operator functional, String parameter, DType from, DType to) {
        boolean casts = !WITHOUT_CAST.contains(functional.name());
        if (!casts && parameter.equals("out")) {
            throw PythonError.runtime("Found dtype " + to.title() + " but expected " + from.title());
        } else if (from.category().compareTo(to.category()) > 0) {
            throw PythonError.runtime("result type " + from.title() + " can't be cast to the desired output type "
                    + (casts ? to.title() : to.cName()));
        }
    }
}
