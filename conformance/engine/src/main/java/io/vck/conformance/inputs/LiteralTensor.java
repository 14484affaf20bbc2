package io.vck.conformance.inputs;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.DType;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import io.vck.conformance.cases.InputGenerator;
import io.vck.conformance.language.Subscripts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A tensor whose numbers are known, and the expression that makes it as an input:
 * {@code tensor([[0.5, 1.0], [1.5, 2.0]], dtype=torch.float64).permute(1, 0)}, {@code tensor([9, 1, 9, 2])[1::2]}.
 *
 * @param shape the sizes, one a dim
 * @param elements in row-major order; of a complex tensor its real and imaginary parts in turn; a bool is 0 or 1
 * @param layout how the elements lie in memory
 */
public record LiteralTensor(
        DType dtype, List<Integer> shape, List<Double> elements, Layout layout, boolean requiresGrad) {
    /** What lies in the gaps of a tensor, where nobody is to look; a bool is true. */
    private static final double STRAY = 9;

    /** The largest whole number up to which each is a double. */
    private static final double LARGEST_WHOLE = 0x1p53;

    /**
     * @throws IllegalArgumentException if the elements don't fit the shape, or the layout is of another number of dims
     */
    public LiteralTensor {
        shape = List.copyOf(shape);
        elements = List.copyOf(elements);
        if (elements.size() != count(shape) * parts(dtype)) {
            throw new IllegalArgumentException(elements.size() + " numbers for " + dtype.label() + shape);
        } else if (layout.gaps().size() != shape.size()) {
            throw new IllegalArgumentException(layout + " is no layout of " + shape);
        }
    }

    /** A tensor in row-major order, which asks for no gradient. */
    public LiteralTensor(DType dtype, List<Integer> shape, List<Double> elements) {
        this(dtype, shape, elements, Layout.rowMajor(shape.size()), false);
    }

    /** The input as literal numbers; empty if it has numbers that have no literal, or that a double does not hold. */
    public static Optional<LiteralTensor> of(TensorData data) {
        List<Double> elements = elements(data.dtype(), data.rowMajorBytes());
        boolean whole = data.dtype() == DType.INT64;
        boolean exact = elements.stream()
                .allMatch(number -> Double.isFinite(number) && (!whole || Math.abs(number) < LARGEST_WHOLE));
        List<Integer> shape = data.shape().stream().map(Math::toIntExact).toList();
        return exact
                ? Optional.of(new LiteralTensor(data.dtype(), shape, elements, Layout.of(data), data.requiresGrad()))
                : Optional.empty();
    }

    private static List<Double> elements(DType dtype, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> elements = new ArrayList<>();
        while (buffer.hasRemaining()) {
            elements.add(
                    switch (dtype) {
                        case BOOL -> (double) buffer.get();
                        case INT32 -> (double) buffer.getInt();
                        case INT64 -> (double) buffer.getLong();
                        case FLOAT32, COMPLEX64 -> (double) buffer.getFloat();
                        case FLOAT64, COMPLEX128 -> buffer.getDouble();
                    });
        }
        return elements;
    }

    public int rank() {
        return shape.size();
    }

    /** The number of elements. */
    public int numel() {
        return count(shape);
    }

    /** The same numbers with the dims in another order: dim i of the new tensor is dim {@code dims[i]} of this one. */
    public LiteralTensor permuted(List<Integer> dims) {
        List<Integer> permuted = dims.stream().map(shape::get).toList();
        return gathered(permuted, index -> {
            int[] source = new int[dims.size()];
            for (int i = 0; i < source.length; i++) {
                source[dims.get(i)] = index[i];
            }
            return offset(source);
        });
    }

    /** The tensor without a slice along a dim. */
    public LiteralTensor without(int dim, int slice) {
        List<Integer> smaller = new ArrayList<>(shape);
        smaller.set(dim, shape.get(dim) - 1);
        return gathered(smaller, index -> {
                    int[] source = index.clone();
                    source[dim] += source[dim] >= slice ? 1 : 0;
                    return offset(source);
                })
                .laidOut(layout);
    }

    /** The slice at an index along a dim, which is gone then. */
    public LiteralTensor select(int dim, int at) {
        List<Integer> smaller = new ArrayList<>(shape);
        smaller.remove(dim);
        return gathered(smaller, index -> {
                    int[] source = new int[shape.size()];
                    for (int i = 0; i < source.length; i++) {
                        source[i] = i == dim ? at : index[i < dim ? i : i - 1];
                    }
                    return offset(source);
                })
                .laidOut(layout.without(dim));
    }

    /** The tensor in row-major order, without gaps. */
    public LiteralTensor contiguous() {
        return laidOut(Layout.rowMajor(rank()));
    }

    /** The tensor with its dims in another order in memory, from the outermost to the innermost. */
    public LiteralTensor withOrder(List<Integer> other) {
        return laidOut(layout.withOrder(other));
    }

    /**
     * The tensor as a part of a larger one.
     *
     * @param other for each dim, how far its elements lie apart: 2 for {@code larger[1::2]}
     */
    public LiteralTensor withGaps(List<Integer> other) {
        return laidOut(layout.withGaps(other));
    }

    private LiteralTensor laidOut(Layout other) {
        return new LiteralTensor(dtype, shape, elements, other, requiresGrad);
    }

    public LiteralTensor withElements(List<Double> other) {
        return new LiteralTensor(dtype, shape, other, layout, requiresGrad);
    }

    public LiteralTensor withDType(DType other) {
        return new LiteralTensor(other, shape, elements, layout, requiresGrad);
    }

    /** The real part of a complex tensor, as float32. */
    public LiteralTensor realPart() {
        List<Double> real =
                IntStream.range(0, numel()).mapToObj(i -> elements.get(2 * i)).toList();
        return new LiteralTensor(DType.FLOAT32, shape, real, layout, requiresGrad);
    }

    public LiteralTensor withGrad(boolean wanted) {
        return new LiteralTensor(dtype, shape, elements, layout, wanted);
    }

    private LiteralTensor gathered(List<Integer> newShape, ToIntFunction<int[]> source) {
        int parts = parts(dtype);
        List<Double> gathered = new ArrayList<>();
        int[] index = new int[newShape.size()];
        for (int i = count(newShape); i > 0; i--) {
            int from = source.applyAsInt(index) * parts;
            gathered.addAll(elements.subList(from, from + parts));
            advance(index, newShape);
        }
        return new LiteralTensor(dtype, newShape, gathered, Layout.rowMajor(newShape.size()), requiresGrad);
    }

    private int offset(int[] index) {
        int offset = 0;
        for (int dim = 0; dim < index.length; dim++) {
            offset = offset * shape.get(dim) + index[dim];
        }
        return offset;
    }

    private static void advance(int[] index, List<Integer> shape) {
        for (int dim = index.length - 1; dim >= 0; dim--) {
            if (++index[dim] < shape.get(dim)) {
                return;
            }
            index[dim] = 0;
        }
    }

    /** The expression that makes the tensor. */
    public Node expression() {
        if (layout.hasGaps()) {
            return withGrad(Subscripts.of(larger().expression(), everyOther()));
        } else if (layout.isPermuted()) {
            List<Integer> order = layout.order();
            LiteralTensor stored = permuted(order).withGrad(false);
            List<Node> args = new ArrayList<>(List.of(stored.expression()));
            dims(rank()).forEach(dim -> args.add(whole(order.indexOf(dim))));
            return withGrad(new Node.Call(new Node.Operator("permute", Spelling.method("permute")), args));
        } else if (dtype.isComplex()) {
            return withGrad(new Node.Call(
                    new Node.Operator("view_as_complex", Spelling.function("torch.view_as_complex")),
                    List.of(parts().expression())));
        }
        return withGrad(generated());
    }

    /** The tensor that this one is a part of: gap by gap a stray number, and then the element. */
    private LiteralTensor larger() {
        List<Integer> gaps = layout.gaps();
        List<Integer> larger =
                dims(rank()).stream().map(dim -> shape.get(dim) * gaps.get(dim)).toList();
        List<Double> spread =
                new ArrayList<>(Collections.nCopies(count(larger) * parts(dtype), dtype == DType.BOOL ? 1 : STRAY));
        int[] index = new int[rank()];
        for (int from = 0; from < elements.size(); from += parts(dtype)) {
            int to = 0;
            for (int dim = 0; dim < index.length; dim++) {
                to = to * larger.get(dim) + index[dim] * gaps.get(dim) + gaps.get(dim) - 1;
            }
            for (int part = 0; part < parts(dtype); part++) {
                spread.set(to * parts(dtype) + part, elements.get(from + part));
            }
            advance(index, shape);
        }
        return new LiteralTensor(dtype, larger, spread).withOrder(layout.order());
    }

    /** The subscript that takes this tensor out of {@link #larger}. */
    private List<Node> everyOther() {
        return layout.gaps().stream()
                .map(gap -> gap == 1 ? Subscripts.whole() : Subscripts.every(gap - 1, gap))
                .toList();
    }

    /** A complex tensor as a real one with the two parts along a further dim. */
    private LiteralTensor parts() {
        List<Integer> real = new ArrayList<>(shape);
        real.add(2);
        return new LiteralTensor(dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64, real, elements);
    }

    private Node withGrad(Node expression) {
        return requiresGrad
                ? new Node.Call(
                        new Node.Operator("requires_grad_", Spelling.method("requires_grad_")), List.of(expression))
                : expression;
    }

    /** Nested lists have no way to write a size of 0 that is not the last. */
    private Node generated() {
        if (numel() == 0) {
            List<Node> sizes = shape.stream().<Node>map(LiteralTensor::whole).toList();
            return call(InputGenerator.ZEROS, sizes, DType.FLOAT32);
        }
        return call(InputGenerator.TENSOR, List.of(nested(0, 0)), literalDType());
    }

    private DType literalDType() {
        return switch (dtype) {
            case BOOL -> DType.BOOL;
            case INT32, INT64 -> DType.INT64;
            default -> DType.FLOAT32;
        };
    }

    private Node call(InputGenerator generator, List<Node> args, DType byDefault) {
        Map<String, Node> keywords = new LinkedHashMap<>();
        if (dtype != byDefault) {
            keywords.put("dtype", new Node.Constant(new Value.OfDType<>(dtype)));
        }
        return new Node.Call(new Node.Name(generator.label()), args, keywords);
    }

    private Node nested(int dim, int from) {
        if (dim == rank()) {
            return number(elements.get(from));
        }
        int step = count(shape.subList(dim + 1, rank()));
        return new Node.ListOf(IntStream.range(0, shape.get(dim))
                .mapToObj(i -> nested(dim + 1, from + i * step))
                .toList());
    }

    private Node number(double value) {
        return switch (dtype) {
            case BOOL -> new Node.Constant(new Value.Bool<>(value != 0));
            case INT32, INT64 -> whole((long) value);
            default -> new Node.Constant(new Value.Float<>(value));
        };
    }

    private static Node whole(long value) {
        return new Node.Constant(new Value.Int<>(value));
    }

    private static int parts(DType dtype) {
        return dtype.isComplex() ? 2 : 1;
    }

    private static int count(List<Integer> shape) {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    private static List<Integer> dims(int rank) {
        return rank == 0
                ? Collections.emptyList()
                : IntStream.range(0, rank).boxed().toList();
    }
}
