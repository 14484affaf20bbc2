package com.example.tiny;

import io.vck.backend.interpret.ErrorKind;
import io.vck.backend.interpret.LoopVmap;
import io.vck.backend.interpret.OperatorCall;
import io.vck.backend.interpret.RaisedError;
import io.vck.backend.interpret.TensorLibrary;
import io.vck.backend.interpret.UnsupportedProgram;
import io.vck.backend.interpret.VectorizingMap;
import io.vck.backend.spi.BackendInfo;
import io.vck.backend.spi.LibraryBackend;
import io.vck.backend.spi.Settings;
import io.vck.backend.value.Alias;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The library as the kit sees it: its tensors, its four operators, and what stands for its vmap. */
public final class TinyBackend extends LibraryBackend<Tiny> {
    @Override
    public BackendInfo info() {
        return new BackendInfo("tiny", "1.0", "Java", Set.of("loop"));
    }

    @Override
    public TensorLibrary<Tiny> library(Settings settings, Consumer<String> warnings) {
        return new Library();
    }

    private static final class Library implements TensorLibrary<Tiny> {
        @Override
        public List<Tiny> tensors(List<TensorData> data) {
            List<Tiny> made = new ArrayList<>();
            for (TensorData tensor : data) {
                if (tensor.dtype() != DType.FLOAT32 || tensor.requiresGrad()) {
                    throw new UnsupportedProgram("only float32 without gradients");
                }
                float[] values = new float[(int) tensor.numel()];
                bytes(tensor.rowMajorBytes()).asFloatBuffer().get(values);
                made.add(new Tiny(tensor.shape(), values));
            }
            return made;
        }

        @Override
        public Value<Tiny> call(OperatorCall<Tiny> call) {
            List<Value<Tiny>> args = call.args();
            return switch (call.name()) {
                case "mul" -> new Value.Tensor<>(product(tensor(args.get(0)), tensor(args.get(1))));
                case "size" -> new Value.Int<>(
                        tensor(args.get(0)).shape().get(dim(args.get(1), tensor(args.get(0)), 0)));
                case "select" -> {
                    Tiny tensor = tensor(args.get(0));
                    yield new Value.Tensor<>(tensor.select(dim(args.get(1), tensor, 0), integer(args.get(2))));
                }
                case "stack" -> stack(args.get(0), call.keywords().getOrDefault("dim", new Value.Int<>(0)));
                default -> throw new UnsupportedProgram("no operator " + call.name());
            };
        }

        private static Tiny product(Tiny left, Tiny right) {
            try {
                return left.mul(right);
            } catch (IllegalArgumentException refused) {
                throw new RaisedError(ErrorKind.RUNTIME_ERROR, refused.getMessage());
            }
        }

        private static Value<Tiny> stack(Value<Tiny> lanes, Value<Tiny> dim) {
            List<Tiny> parts = lanes.tensors();
            return new Value.Tensor<>(Tiny.stack(parts, dim(dim, parts.get(0), 1)));
        }

        private static Tiny tensor(Value<Tiny> value) {
            if (value instanceof Value.Tensor<Tiny> tensor) {
                return tensor.tensor();
            }
            throw new UnsupportedProgram("only tensors, not " + value.typeName());
        }

        private static int integer(Value<Tiny> value) {
            if (value instanceof Value.Int<Tiny> number) {
                return (int) number.value();
            }
            throw new RaisedError(ErrorKind.TYPE_ERROR, "expected an int, got " + value.typeName());
        }

        /** A dim counted from the front; negative ones count from the end. */
        private static int dim(Value<Tiny> value, Tiny tensor, int more) {
            int rank = tensor.shape().size() + more;
            int dim = integer(value);
            if (dim < -rank || dim >= rank) {
                throw new RaisedError(ErrorKind.INDEX_ERROR, "no dimension " + dim + " in " + tensor.shape());
            }
            return dim < 0 ? dim + rank : dim;
        }

        /** A library with a vmap of its own has it judged here. */
        @Override
        public VectorizingMap<Tiny> vmap() {
            return new LoopVmap<>(this);
        }

        @Override
        public ObservedTensor read(Tiny tensor) {
            byte[] values = new byte[tensor.values().length * Float.BYTES];
            bytes(values).asFloatBuffer().put(tensor.values());
            return new ObservedTensor(DType.FLOAT32, tensor.shape(), Optional.empty(), Optional.empty(), values);
        }

        @Override
        public Alias alias(Tiny tensor) {
            throw new UnsupportedOperationException("tensors are values here");
        }

        private static ByteBuffer bytes(byte[] bytes) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
