package io.vck.reference.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operator: schema, kernel, batching and derivative, declared in one place. Whatever else there is to know of an
 * operator follows from its declaration.
 */
public final class Operator {
    private final String signature;
    private final String name;
    private final Kernel kernel;
    private final Batching batching;
    private final Derivative derivative;
    private final boolean random;
    private Optional<Schema> schema = Optional.empty();

    private Operator(Declaration declaration, Kernel kernel, Batching batching) {
        this.signature = declaration.signature;
        this.name = signature.substring(0, signature.indexOf('('));
        this.kernel = kernel;
        this.batching = batching;
        this.derivative = declaration.derivative();
        this.random = declaration.random;
    }

    /** Begins a declaration. */
    public static Declaration declare(String signature) {
        return new Declaration(signature);
    }

    /** Name and overload, for example {@code add.Tensor}. */
    public String name() {
        return name;
    }

    /** The name without the overload. */
    public String baseName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The signature as declared. */
    public String signature() {
        return signature;
    }

    public Schema schema() {
        if (schema.isEmpty()) {
            schema = Optional.of(Schema.parse(signature));
        }
        return schema.get();
    }

    public Kernel kernel() {
        return kernel;
    }

    public Batching batching() {
        return batching;
    }

    public Derivative derivative() {
        return derivative;
    }

    /** Whether it draws random numbers, which is refused under {@code vmap}. */
    public boolean isRandom() {
        return random;
    }

    @Override
    public String toString() {
        return "aten::" + name;
    }

    /** An operator in the making: what it computes first, then how it batches, then its derivative. */
    public static final class Declaration {
        private final String signature;
        private Optional<Kernel> kernel = Optional.empty();
        private Optional<Batching> batching = Optional.empty();
        private Optional<Derivative> derivative = Optional.empty();
        private final Map<String, Derivative.GradientOf> gradients = new LinkedHashMap<>();
        private boolean random;

        private Declaration(String signature) {
            this.signature = signature;
        }

        /** It computes on memory. */
        public Declaration kernel(Kernel computes) {
            kernel = Optional.of(computes);
            return this;
        }

        /** It calls other operators, which have the derivatives. How it batches is still to be said. */
        public Declaration composite(Kernel calls) {
            kernel = Optional.of(calls);
            derivative = Optional.of(new Derivative.Composite());
            return this;
        }

        /** Under {@code vmap} it follows a rule. */
        public Declaration batching(Batching.BatchingRule rule) {
            batching = Optional.of(new Batching.Rule(rule));
            return this;
        }

        /** Under {@code vmap} its kernel is run as it is: it calls other operators, or asks only for the logical shape. */
        public Declaration batchesAsComposite() {
            batching = Optional.of(new Batching.Composite());
            return this;
        }

        /** Under {@code vmap} it takes the slow path. */
        public Declaration fallback() {
            batching = Optional.of(new Batching.Fallback());
            return this;
        }

        /** The gradient of one parameter. */
        public Declaration derivative(String parameter, Derivative.GradientOf formula) {
            gradients.put(parameter, formula);
            return this;
        }

        /** All gradients by one formula. */
        public Declaration derivative(Derivative.VectorJacobianProduct product) {
            derivative = Optional.of(new Derivative.Formula(product, parameter -> true));
            return this;
        }

        /** The gradients of another operator, whose parameters have the same names. */
        public Declaration derivativeOf(Operator other) {
            derivative = Optional.of(other.derivative);
            return this;
        }

        public Declaration notDifferentiable() {
            derivative = Optional.of(new Derivative.NotDifferentiable());
            return this;
        }

        /** It draws random numbers. */
        public Declaration random() {
            random = true;
            return this;
        }

        /** The operator. A declaration that leaves something unsaid is a bug. */
        public Operator build() {
            return new Operator(this, said(kernel, "kernel"), said(batching, "batching"));
        }

        private <T> T said(Optional<T> part, String what) {
            return part.orElseThrow(() -> new IllegalStateException("no " + what + " declared for " + signature));
        }

        private Derivative derivative() {
            if (gradients.isEmpty()) {
                return said(derivative, "derivative");
            }
            List<Map.Entry<String, Derivative.GradientOf>> formulas = new ArrayList<>(gradients.entrySet());
            Derivative.VectorJacobianProduct product = backward -> {
                for (Map.Entry<String, Derivative.GradientOf> formula : formulas) {
                    if (backward.needs(formula.getKey())) {
                        backward.set(formula.getKey(), formula.getValue().gradient(backward));
                    }
                }
            };
            return new Derivative.Formula(product, Set.copyOf(gradients.keySet())::contains);
        }
    }
}
