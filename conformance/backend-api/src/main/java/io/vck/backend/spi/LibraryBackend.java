package io.vck.backend.spi;

import io.vck.backend.interpret.Execution;
import io.vck.backend.interpret.Interpreter;
import io.vck.backend.interpret.LoopVmap;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.Trace;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.program.Program;
import io.vck.backend.value.Alias;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A backend made of a {@link TensorLibrary}: it runs each program with the shared interpreter and looks at what came out.
 *
 * @param <T> the library's tensor
 */
public abstract class LibraryBackend<T> implements Backend {

    /** Who the backend is and what it can do. */
    public abstract BackendInfo info();

    /**
     * The library, fresh for one program.
     *
     * @param warnings takes each warning that the library gives
     */
    public abstract TensorLibrary<T> library(Settings settings, Consumer<String> warnings);

    @Override
    public String name() {
        return info().name();
    }

    @Override
    public Session open() {
        return new LibrarySession();
    }

    /** Runs a program as a session does, while somebody looks on. */
    public final Observation run(Request request, Trace<T> trace) {
        List<String> warnings = new ArrayList<>();
        TensorLibrary<T> library = library(request.settings(), warnings::add);
        try {
            VectorizingMap<T> vmap = request.vmap() == VmapMode.NATIVE ? library.vmap() : new LoopVmap<>(library);
            Execution<T> execution =
                    new Interpreter<>(library, vmap, trace).run(request.program(), tensors(library, request));
            return observe(library, request, execution, warnings);
        } catch (UnsupportedProgram unsupported) {
            return new Observation.Unsupported(unsupported.getMessage());
        }
    }

    private final class LibrarySession implements Session {
        @Override
        public BackendInfo info() {
            return LibraryBackend.this.info();
        }

        @Override
        public Observation run(Request request) {
            return LibraryBackend.this.run(request, Trace.none());
        }

        @Override
        public void close() {}
    }

    private Map<String, Value<T>> tensors(TensorLibrary<T> library, Request request) {
        List<TensorData> data = new ArrayList<>();
        request.inputs().values().forEach(input -> data.addAll(input.tensors()));
        Iterator<T> tensors = library.tensors(data).iterator();
        Map<TensorData, T> made = new IdentityHashMap<>();
        Map<String, Value<T>> inputs = new LinkedHashMap<>();
        request.inputs()
                .forEach((name, input) -> inputs.put(name, input.map(tensor -> {
                    T next = tensors.next();
                    T existing = made.putIfAbsent(tensor, next);
                    return existing == null ? next : existing;
                })));
        return inputs;
    }

    private Observation observe(
            TensorLibrary<T> library, Request request, Execution<T> execution, List<String> warnings) {
        if (execution.failure().isPresent()) {
            Execution.Failure failure = execution.failure().get();
            return failure.error() instanceof RaisedError
                    ? new Observation.Raised(
                            failure.step(),
                            failure.kinds(),
                            failure.message(),
                            see(library, request, execution, warnings))
                    : new Observation.Crashed(broke(failure));
        }
        try {
            return new Observation.Returned(see(library, request, execution, warnings));
        } catch (RaisedError lazily) {
            int last = request.program().steps().size() - 1;
            return new Observation.Raised(last, lazily.kinds(), lazily.getMessage(), Observation.Seen.NOTHING);
        }
    }

    /**
     * An exception of Java, say of an index that no check refused, is a fault of the library. A program that is expected
     * to raise must not pass by it.
     */
    private String broke(Execution.Failure failure) {
        StackTraceElement[] trace = failure.error().getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return "the backend threw " + failure.error() + where + " in step " + failure.step()
                + " instead of raising an error";
    }

    private Observation.Seen see(
            TensorLibrary<T> library, Request request, Execution<T> execution, List<String> warnings) {
        Observe observe = request.observe();
        Map<String, Value<ObservedTensor>> values = new LinkedHashMap<>();
        present(execution, observe.values()).forEach((name, value) -> values.put(name, value.map(library::read)));
        Map<String, Value<Alias>> aliases = new LinkedHashMap<>();
        present(execution, observe.aliases()).forEach((name, value) -> aliases.put(name, value.map(library::alias)));
        return new Observation.Seen(values, aliases, observe.warnings() ? warnings : List.of());
    }

    /** The asked-for variables that exist; what a program returns instead of a value, a function, is left out. */
    private Map<String, Value<T>> present(Execution<T> execution, Set<String> wanted) {
        Map<String, Value<T>> found = new LinkedHashMap<>();
        for (String name : wanted) {
            Value<T> value = execution.variables().get(name);
            if (value != null && !(value instanceof Value.Callable<T>)) {
                found.put(name, value);
            }
        }
        if (execution.failure().isPresent()) {
            found.remove(Program.RESULT);
        }
        return found;
    }
}
