package io.vck.backend.interpret;

import io.vck.backend.program.Node;
import io.vck.backend.program.Program;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.ProgramFunction;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs programs. There is one interpreter for every tensor library; what differs is the library's operators and the
 * {@code vmap} that is plugged in.
 *
 * <p>The interpreter does what Python does by itself: names, containers, functions, arithmetic between numbers.
 * Whatever touches a tensor is the library's.
 *
 * @param <T> the type of a tensor
 */
public final class Interpreter<T> {
    private final TensorLibrary<T> library;
    private final VectorizingMap<T> vmap;
    private final Trace<T> trace;

    public Interpreter(TensorLibrary<T> library, VectorizingMap<T> vmap, Trace<T> trace) {
        this.library = library;
        this.vmap = vmap;
        this.trace = trace;
    }

    /** An interpreter with the library's own {@code vmap}, watched by nobody. */
    public Interpreter(TensorLibrary<T> library) {
        this(library, library.vmap(), Trace.none());
    }

    /**
     * Runs a program to its end, or to the step that raises. Errors of the program are part of the answer.
     *
     * @param inputs variables that are bound before the first step
     * @throws UnsupportedProgram if the library can't run the program
     */
    public Execution<T> run(Program program, Map<String, Value<T>> inputs) {
        Scope<T> scope = Scope.global(inputs);
        Value<T> last = new Value.None<>();
        for (int step = 0; step < program.steps().size(); step++) {
            try {
                last = evaluate(program.steps().get(step), scope);
            } catch (UnsupportedProgram unsupported) {
                throw unsupported;
            } catch (RuntimeException | StackOverflowError error) {
                return new Execution<>(scope.variables(), Optional.of(new Execution.Failure(step, error)));
            }
        }
        scope.bindIfAbsent(Program.RESULT, last);
        return new Execution<>(scope.variables(), Optional.empty());
    }

    private Value<T> evaluate(Node node, Scope<T> scope) {
        if (node instanceof Node.Call call) {
            return call(call, scope);
        } else if (node instanceof Node.Name name) {
            return scope.lookUp(name.name());
        } else if (node instanceof Node.Constant constant) {
            return constant.value().map(Interpreter::noTensor);
        } else if (node instanceof Node.Operator operator) {
            return new Value.Callable<>(operatorAsFunction(operator));
        } else if (node instanceof Node.Lambda lambda) {
            return new Value.Callable<>(closure(lambda, scope));
        } else if (node instanceof Node.Assign assign) {
            Value<T> value = evaluate(assign.value(), scope);
            scope.bind(assign.name(), value);
            return value;
        } else if (node instanceof Node.If choice) {
            return evaluate(isTrue(evaluate(choice.condition(), scope)) ? choice.then() : choice.otherwise(), scope);
        }
        return container(node, scope);
    }

    private Value<T> container(Node node, Scope<T> scope) {
        if (node instanceof Node.TupleOf tuple) {
            return new Value.Tuple<>(evaluateAll(tuple.items(), scope));
        } else if (node instanceof Node.ListOf list) {
            return new Value.Sequence<>(evaluateAll(list.items(), scope));
        } else if (node instanceof Node.SetOf set) {
            return new Value.SetOf<>(evaluateAll(set.items(), scope));
        } else if (node instanceof Node.DictOf dict) {
            return new Value.Dict<>(evaluateAll(dict.items(), scope));
        }
        throw new IllegalStateException("not an expression: " + node);
    }

    private List<Value<T>> evaluateAll(List<Node> nodes, Scope<T> scope) {
        List<Value<T>> values = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof Node.Star star) {
                values.addAll(Containers.items(evaluate(star.value(), scope)));
            } else {
                values.add(evaluate(node, scope));
            }
        }
        return values;
    }

    private Map<String, Value<T>> evaluateAll(Map<String, Node> nodes, Scope<T> scope) {
        Map<String, Value<T>> values = new LinkedHashMap<>();
        nodes.forEach((name, node) -> values.put(name, evaluate(node, scope)));
        return values;
    }

    private Value<T> call(Node.Call call, Scope<T> scope) {
        if (call.function() instanceof Node.Operator operator) {
            List<Value<T>> args = evaluateAll(call.args(), scope);
            return callOperator(operator, args, evaluateAll(call.keywords(), scope));
        }
        Value<T> function = evaluate(call.function(), scope);
        if (!(function instanceof Value.Callable<T> callable)) {
            throw new RaisedError(ErrorKind.TYPE_ERROR, "'" + function.typeName() + "' object is not callable");
        }
        List<Value<T>> args = evaluateAll(call.args(), scope);
        return callable.function().call(args, evaluateAll(call.keywords(), scope));
    }

    private Value<T> callOperator(Node.Operator operator, List<Value<T>> args, Map<String, Value<T>> keywords) {
        switch (operator.spelling().text()) {
            case Builtins.VMAP:
                return new Value.Callable<>(Builtins.vmap(vmap, trace, args, keywords));
            case Builtins.PARTIAL:
                return new Value.Callable<>(Builtins.partial(args, keywords));
            case Builtins.SLICE:
                return Builtins.slice(args);
            default:
                break;
        }
        boolean onTensor = !args.isEmpty() && args.get(0) instanceof Value.Tensor<T>;
        switch (operator.spelling().kind()) {
            case SYMBOL:
                if (args.stream().noneMatch(arg -> arg instanceof Value.Tensor<T>)) {
                    return Scalars.compute(operator.spelling().text(), args);
                }
                break;
            case SUBSCRIPT:
                if (!onTensor) {
                    return Containers.subscript(args);
                }
                break;
            case METHOD:
            case ATTRIBUTE:
                if (!onTensor) {
                    throw noAttribute(operator, args);
                }
                break;
            case FUNCTION:
                break;
        }
        OperatorCall<T> call = new OperatorCall<>(operator.name(), operator.spelling(), args, keywords);
        trace.operatorCalled(call);
        return library.call(call);
    }

    private static <T> RaisedError noAttribute(Node.Operator operator, List<Value<T>> args) {
        String receiver = args.isEmpty() ? "nothing" : "'" + args.get(0).typeName() + "' object";
        return new RaisedError(ErrorKind.ATTRIBUTE_ERROR, receiver + " has no attribute '" + operator.name() + "'");
    }

    private ProgramFunction<T> operatorAsFunction(Node.Operator operator) {
        return new ProgramFunction<>() {
            @Override
            public String name() {
                return operator.name();
            }

            @Override
            public Value<T> call(List<Value<T>> args, Map<String, Value<T>> keywords) {
                return callOperator(operator, args, keywords);
            }
        };
    }

    private ProgramFunction<T> closure(Node.Lambda lambda, Scope<T> defining) {
        return new ProgramFunction<>() {
            @Override
            public String name() {
                return lambda.name();
            }

            @Override
            public Value<T> call(List<Value<T>> args, Map<String, Value<T>> keywords) {
                Scope<T> scope = Parameters.bind(lambda, args, keywords, defining);
                Value<T> last = new Value.None<>();
                for (Node step : lambda.steps()) {
                    last = evaluate(step, scope);
                }
                return last;
            }
        };
    }

    private boolean isTrue(Value<T> condition) {
        if (condition instanceof Value.Tensor<T> tensor) {
            OperatorCall<T> call =
                    new OperatorCall<>("__bool__", Spelling.method("__bool__"), List.of(tensor), Map.of());
            return Scalars.isTrue(library.call(call));
        }
        return Scalars.isTrue(condition);
    }

    private static <T> T noTensor(Void nothing) {
        throw new IllegalStateException("a constant holds no tensor");
    }
}
