package io.vck.conformance.backends;

import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.program.Spelling;
import io.vck.backend.spi.Settings;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.reference.autograd.Autograd;
import io.vck.reference.dispatch.Binder;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.ReflectedSymbol;
import io.vck.reference.dispatch.Registry;
import io.vck.reference.dispatch.Session;
import io.vck.reference.tensor.BatchedTensor;
import io.vck.reference.tensor.PythonError;
import io.vck.reference.tensor.StridedTensor;
import io.vck.reference.tensor.Tensor;
import io.vck.reference.vmap.Vmap;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The reference implementation as a library that programs can call. */
public final class ReferenceLibrary implements TensorLibrary<Tensor> {
    /** What the language calls otherwise than the reference does. */
    private static final Map<String, String> ALIASES =
            Map.of("T", "numpy_T", "H", "matrix_H", "__bool__", "is_nonzero");

    private static final Set<String> CREATION =
            Set.of("zeros", "ones", "full", "empty", "arange", "eye", "tensor", "rand", "randn");

    /** Bytes within one array take fewer bits. */
    private static final int ADDRESS_BITS = 40;

    private final Map<Object, Long> identities = new IdentityHashMap<>();

    public ReferenceLibrary(Settings settings, Consumer<String> warnings) {
        Session.current().setFallbackWarnings(settings.fallbackWarnings());
        Session.current().setWarnings(warnings);
    }

    /** What the reference calls an operator, by the name that programs have for it. */
    public static String operatorName(String name) {
        return ALIASES.getOrDefault(name, name);
    }

    /** Whether the reference has an operator of that name, spelled as programs spell it. */
    public static boolean hasOperator(String name) {
        return !Registry.overloads(operatorName(name)).isEmpty();
    }

    /** Whether the operator of that name draws random numbers. */
    public static boolean isRandom(String name) {
        return Registry.overloads(name).stream().anyMatch(Operator::isRandom);
    }

    @Override
    public List<Tensor> tensors(List<TensorData> data) {
        return TensorExchange.tensors(data);
    }

    @Override
    public Value<Tensor> call(OperatorCall<Tensor> call) {
        String name = operatorName(call.name());
        if (Registry.overloads(name).isEmpty()) {
            throw new UnsupportedProgram("no kernel for " + call.spelling().text());
        }
        return translatingErrors(() -> {
            Map<String, Object> keywords = new LinkedHashMap<>();
            call.keywords().forEach((keyword, value) -> keywords.put(keyword, ValueExchange.toArgument(value)));
            boolean requiresGrad = CREATION.contains(name) && Boolean.TRUE.equals(keywords.remove("requires_grad"));
            List<Object> positional = positional(call);
            if (call.spelling().kind() == Spelling.Kind.SYMBOL && ReflectedSymbol.has(positional)) {
                return ValueExchange.fromJava(ReflectedSymbol.call(name, positional.get(0), positional.get(1)));
            }
            Binder.Bound bound = Binder.bind(name, positional, keywords);
            Object result = Dispatcher.callFromTop(bound.operator(), bound.args());
            if (requiresGrad) {
                Autograd.setRequiresGrad((Tensor) result, true);
            }
            boolean several = result instanceof List<?> && returnsTuple(bound);
            return several
                    ? new Value.Tuple<>(ValueExchange.fromJava((List<?>) result))
                    : ValueExchange.fromJava(result);
        });
    }

    /** In Python several results, a shape and strides are tuples. */
    private static boolean returnsTuple(Binder.Bound bound) {
        List<String> returns = bound.operator().schema().returns();
        return returns.size() > 1
                || returns.get(0).equals("int[]")
                || returns.get(0).startsWith("Tensor");
    }

    /** A list in brackets is one entry of a subscript, unlike a tuple, which holds them all. */
    private static List<Object> positional(OperatorCall<Tensor> call) {
        List<Object> args = new ArrayList<>();
        for (Value<Tensor> arg : call.args()) {
            args.add(ValueExchange.toArgument(arg));
        }
        boolean list = call.args().size() > 1 && call.args().get(1) instanceof Value.Sequence<Tensor>;
        if (call.spelling().kind() == Spelling.Kind.SUBSCRIPT && list) {
            args.set(1, List.of(args.get(1)));
        }
        return args;
    }

    @Override
    public VectorizingMap<Tensor> vmap() {
        return (function, inDims, outDims, args) -> translatingErrors(() -> {
            Object result = Vmap.vmap(function.name(), inputs -> call(function, inputs))
                    .withDims(ValueExchange.toJava(inDims), ValueExchange.toJava(outDims))
                    .call(ValueExchange.toJava(args));
            return ValueExchange.fromJava(result);
        });
    }

    private static Object call(ProgramFunction<Tensor> function, List<Object> inputs) {
        return ValueExchange.toJava(function.call(ValueExchange.fromJava(inputs)));
    }

    private static <R> R translatingErrors(Supplier<R> body) {
        try {
            return body.get();
        } catch (PythonError error) {
            throw ValueExchange.raised(error);
        }
    }

    @Override
    public ObservedTensor read(Tensor tensor) {
        return TensorExchange.observe(memoryOf(tensor));
    }

    @Override
    public Alias alias(Tensor tensor) {
        StridedTensor strided = memoryOf(tensor);
        long bytes = (long) strided.offset()
                * TensorExchange.fromReference(strided.dtype()).bytes();
        long address = (identity(strided.storage().memory()) << ADDRESS_BITS) + bytes;
        return new Alias(identity(strided), identity(strided.root()), address);
    }

    /** A batched tensor that a function kept beyond its vmap is looked at as what it wraps. */
    private static StridedTensor memoryOf(Tensor tensor) {
        return tensor instanceof BatchedTensor batched ? batched.value() : (StridedTensor) tensor;
    }

    private long identity(Object object) {
        return identities.computeIfAbsent(object, ignored -> (long) identities.size());
    }
}
