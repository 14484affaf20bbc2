package io.vck.conformance.lint.broken;

import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.LoopVmap;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.value.Value;
import java.util.function.Consumer;

/** Breakages of the call itself: of its errors, its warnings, and of what it writes. */
final class CallBreakages {
    private CallBreakages() {}

    /** Returns something where it should raise. */
    static final class SwallowedError extends NamedBreakage {
        SwallowedError() {
            super("swallowed-error", "A call that should raise returns its first argument, or 0.");
        }

        @Override
        public <T> VectorizingMap<T> breakVmap(
                TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings) {
            return (function, inDims, outDims, args) -> {
                try {
                    return sound.apply(function, inDims, outDims, args);
                } catch (RaisedError error) {
                    return args.isEmpty() ? new Value.Int<>(0) : args.get(0);
                }
            };
        }
    }

    /** Raises, but another error. */
    static final class WrongError extends NamedBreakage {
        WrongError() {
            super("wrong-error", "A call that should raise raises an error of another kind, with another message.");
        }

        @Override
        public <T> VectorizingMap<T> breakVmap(
                TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings) {
            return (function, inDims, outDims, args) -> {
                try {
                    return sound.apply(function, inDims, outDims, args);
                } catch (RaisedError error) {
                    throw new RaisedError(ErrorKind.ARITHMETIC_ERROR, "something went wrong");
                }
            };
        }
    }

    /** Refuses nothing. */
    static final class UncheckedLoop extends NamedBreakage {
        UncheckedLoop() {
            super(
                    "unchecked-loop",
                    "A plain loop over the lanes, which does what should be refused, and writes what should not be.");
        }

        @Override
        public <T> VectorizingMap<T> breakVmap(
                TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings) {
            return new LoopVmap<>(library);
        }
    }

    /** Writes into copies. */
    static final class LostWrite extends NamedBreakage {
        LostWrite() {
            super("lost-write", "The function gets copies of the inputs, so that what it writes in place is lost.");
        }

        @Override
        public <T> VectorizingMap<T> breakVmap(
                TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings) {
            Methods<T> methods = new Methods<>(library);
            return (function, inDims, outDims, args) -> sound.apply(
                    function,
                    inDims,
                    outDims,
                    args.stream().map(arg -> copy(methods, arg)).toList());
        }

        private static <T> Value<T> copy(Methods<T> methods, Value<T> arg) {
            return arg instanceof Value.Tensor<T> ? methods.call("clone", arg) : arg;
        }
    }

    /** Says nothing. */
    static final class SwallowedWarnings extends NamedBreakage {
        SwallowedWarnings() {
            super("swallowed-warnings", "No warning reaches the user.");
        }

        @Override
        public <T> VectorizingMap<T> breakVmap(
                TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings) {
            return sound;
        }

        @Override
        public Consumer<String> breakWarnings(Consumer<String> sink) {
            return warning -> {};
        }
    }

    /** Warns without reason. */
    static final class UnfoundedWarning extends NamedBreakage {
        UnfoundedWarning() {
            super("unfounded-warning", "Every call warns of a slow fallback, whether there was one or not.");
        }

        @Override
        public <T> VectorizingMap<T> breakVmap(
                TensorLibrary<T> library, VectorizingMap<T> sound, Consumer<String> warnings) {
            return (function, inDims, outDims, args) -> {
                warnings.accept("There is a performance drop, for no reason");
                return sound.apply(function, inDims, outDims, args);
            };
        }
    }
}
