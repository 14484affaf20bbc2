package io.vck.conformance.smoke;

import io.vck.backend.spi.Backend;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.Observation;
import io.vck.backend.spi.Observe;
import io.vck.backend.spi.Request;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.backends.ForwardingSession;
import io.vck.conformance.backends.ReferenceBackend;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The reference, wrong in one way. */
enum BrokenBackends implements Backend {
    NONE {},
    CLAIMS_WHAT_NOBODY_KNOWS {
        @Override
        Set<String> capabilities(Set<String> good) {
            Set<String> more = new LinkedHashSet<>(good);
            more.add("flying");
            return more;
        }
    },
    IGNORES_STRIDES {
        @Override
        Request sent(Request good) {
            return tensorsIn(good, tensor -> {
                TensorData contiguous = Tensors.whole(
                        tensor.storage(),
                        tensor.shape().stream().map(Long::intValue).toArray(Integer[]::new));
                return fits(new TensorData(
                                tensor.storage(),
                                tensor.shape(),
                                contiguous.strides(),
                                tensor.offset(),
                                tensor.requiresGrad()))
                        .orElse(tensor);
            });
        }
    },
    IGNORES_OFFSET {
        @Override
        Request sent(Request good) {
            return tensorsIn(
                    good,
                    tensor -> new TensorData(
                            tensor.storage(), tensor.shape(), tensor.strides(), 0, tensor.requiresGrad()));
        }
    },
    COPIES_EACH_INPUT {
        @Override
        Request sent(Request good) {
            return tensorsIn(
                    good,
                    tensor -> new TensorData(
                            new Storage(tensor.dtype(), tensor.storage().bytes().clone()),
                            tensor.shape(),
                            tensor.strides(),
                            tensor.offset(),
                            tensor.requiresGrad()));
        }
    },
    DROPS_THE_SIGN_OF_ZERO {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            return floats(good, value -> value == 0 ? 0 : value);
        }
    },
    NAN_AS_ZERO {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            return floats(good, value -> Double.isNaN(value) ? 0 : value);
        }
    },
    FLUSHES_SUBNORMALS {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            return floats(good, value -> Math.abs(value) < Double.MIN_NORMAL ? 0 * value : value);
        }
    },
    LONGS_THROUGH_DOUBLES {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            if (good.dtype() != DType.INT64) {
                return good;
            }
            ByteBuffer bytes = littleEndian(good.bytes().clone());
            for (int i = 0; i < good.numel(); i++) {
                bytes.putLong(i * 8, (long) (double) bytes.getLong(i * 8));
            }
            return with(good, good.dtype(), good.shape(), bytes.array());
        }
    },
    INT32_AS_INT64 {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            if (good.dtype() != DType.INT32) {
                return good;
            }
            ByteBuffer from = littleEndian(good.bytes());
            ByteBuffer bytes = littleEndian(new byte[2 * good.bytes().length]);
            for (int i = 0; i < good.numel(); i++) {
                bytes.putLong(from.getInt(4 * i));
            }
            return with(good, DType.INT64, good.shape(), bytes.array());
        }
    },
    FLATTENS_EMPTY_TENSORS {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            return good.numel() == 0 ? with(good, good.dtype(), List.of(0L), good.bytes()) : good;
        }
    },
    LISTS_FOR_TUPLES {
        @Override
        Value<ObservedTensor> seen(Value<ObservedTensor> good) {
            return good instanceof Value.Tuple<ObservedTensor> tuple ? new Value.Sequence<>(tuple.items()) : good;
        }
    },
    INTS_FOR_WHOLE_FLOATS {
        @Override
        Value<ObservedTensor> seen(Value<ObservedTensor> good) {
            return good instanceof Value.Float<ObservedTensor> number && number.value() == Math.rint(number.value())
                    ? new Value.Int<>((long) number.value())
                    : good;
        }
    },
    SWALLOWS_ERRORS {
        @Override
        Observation answer(Observation good) {
            return good instanceof Observation.Raised raised ? new Observation.Returned(raised.seen()) : good;
        }
    },
    RAISES_WHAT_IT_LACKS {
        @Override
        Observation answer(Observation good) {
            return good instanceof Observation.Unsupported unsupported
                    ? new Observation.Raised(
                            0, List.of("AttributeError", "Exception"), unsupported.reason(), Observation.Seen.NOTHING)
                    : good;
        }
    },
    ALWAYS_THE_FIRST_STEP {
        @Override
        Observation answer(Observation good) {
            return good instanceof Observation.Raised raised
                    ? new Observation.Raised(0, raised.kinds(), raised.message(), raised.seen())
                    : good;
        }
    },
    NOTHING_SEEN_OF_ERRORS {
        @Override
        Observation answer(Observation good) {
            return good instanceof Observation.Raised raised
                    ? new Observation.Raised(raised.step(), raised.kinds(), raised.message(), Observation.Seen.NOTHING)
                    : good;
        }
    },
    TELLS_UNASKED {
        @Override
        Request sent(Request good) {
            Set<String> values = new LinkedHashSet<>(good.observe().values());
            values.add("result");
            return new Request(
                    good.program(),
                    good.inputs(),
                    good.settings(),
                    good.vmap(),
                    new Observe(values, good.observe().aliases(), good.observe().warnings()));
        }
    },
    ALWAYS_WARNS {
        @Override
        Observation answer(Observation good) {
            return good instanceof Observation.Returned returned
                    ? new Observation.Returned(new Observation.Seen(
                            returned.seen().values(), returned.seen().aliases(), List.of("experimental")))
                    : good;
        }
    },
    STRIDES_OF_A_COPY {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            Optional<List<Long>> strides = Optional.of(
                    Tensors.contiguous(good.shape().stream().map(Long::intValue).toList()).stream()
                            .map(Integer::longValue)
                            .toList());
            return new ObservedTensor(good.dtype(), good.shape(), strides, good.requiresGrad(), good.bytes());
        }
    },
    NO_GRADIENT_FLAG {
        @Override
        ObservedTensor seen(ObservedTensor good) {
            return new ObservedTensor(good.dtype(), good.shape(), good.strides(), Optional.empty(), good.bytes());
        }
    };

    Set<String> capabilities(Set<String> good) {
        return good;
    }

    Request sent(Request good) {
        return good;
    }

    Observation answer(Observation good) {
        return good;
    }

    Value<ObservedTensor> seen(Value<ObservedTensor> good) {
        return good;
    }

    ObservedTensor seen(ObservedTensor good) {
        return good;
    }

    @Override
    public Session open() {
        return new ForwardingSession(new ReferenceBackend().open()) {
            @Override
            public BackendInfo info() {
                BackendInfo good = super.info();
                return new BackendInfo("broken", "0.1", good.language(), capabilities(good.capabilities()));
            }

            @Override
            public Observation run(Request request) {
                Observation good = answer(super.run(sent(request)));
                return good instanceof Observation.Returned returned
                        ? new Observation.Returned(new Observation.Seen(
                                broken(returned.seen().values()),
                                returned.seen().aliases(),
                                returned.seen().warnings()))
                        : good;
            }
        };
    }

    private Map<String, Value<ObservedTensor>> broken(Map<String, Value<ObservedTensor>> good) {
        Map<String, Value<ObservedTensor>> broken = new LinkedHashMap<>();
        good.forEach((name, value) -> broken.put(name, seen(value.<ObservedTensor>map(this::seen))));
        return broken;
    }

    /** The request with its tensors altered; what was one object stays one. */
    private static Request tensorsIn(Request good, UnaryOperator<TensorData> change) {
        Map<TensorData, TensorData> changed = new IdentityHashMap<>();
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        good.inputs()
                .forEach((name, value) ->
                        inputs.put(name, value.<TensorData>map(tensor -> changed.computeIfAbsent(tensor, change))));
        return new Request(good.program(), inputs, good.settings(), good.vmap(), good.observe());
    }

    private static Optional<TensorData> fits(TensorData tensor) {
        return tensor.offset() + tensor.numel() <= tensor.storage().size() ? Optional.of(tensor) : Optional.empty();
    }

    private interface Change {
        double of(double value);
    }

    private static ObservedTensor floats(ObservedTensor good, Change change) {
        boolean narrow = good.dtype() == DType.FLOAT32 || good.dtype() == DType.COMPLEX64;
        boolean wide = good.dtype() == DType.FLOAT64 || good.dtype() == DType.COMPLEX128;
        ByteBuffer bytes = littleEndian(good.bytes().clone());
        for (int at = 0; narrow && at < bytes.capacity(); at += Float.BYTES) {
            bytes.putFloat(at, (float) change.of(bytes.getFloat(at)));
        }
        for (int at = 0; wide && at < bytes.capacity(); at += Double.BYTES) {
            bytes.putDouble(at, change.of(bytes.getDouble(at)));
        }
        return with(good, good.dtype(), good.shape(), bytes.array());
    }

    private static ObservedTensor with(ObservedTensor good, DType dtype, List<Long> shape, byte[] bytes) {
        return new ObservedTensor(
                dtype,
                shape,
                shape.equals(good.shape()) ? good.strides() : Optional.empty(),
                good.requiresGrad(),
                bytes);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
