package com.example.tiny;

import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of float32, in row-major order.
 *
 * @param shape the sizes, one a dimension
 */
record Tiny(List<Long> shape, float[] values) {

    /** The elementwise product, with broadcasting. */
    Tiny mul(Tiny other) {
        List<Long> broadcast = broadcast(other);
        float[] product = new float[count(broadcast)];
        long[] index = new long[broadcast.size()];
        for (int i = 0; i < product.length; i++) {
            product[i] = at(index) * other.at(index);
            advance(index, broadcast);
        }
        return new Tiny(broadcast, product);
    }

    /** The part at one index of a dimension, which goes. */
    Tiny select(int dim, int index) {
        List<Long> rest = new ArrayList<>(shape);
        int size = rest.remove(dim).intValue();
        int inner = count(rest.subList(dim, rest.size()));
        float[] selected = new float[count(rest)];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = values[(i / inner * size + index) * inner + i % inner];
        }
        return new Tiny(rest, selected);
    }

    /** Tensors of one shape along a new dimension. */
    static Tiny stack(List<Tiny> parts, int dim) {
        List<Long> shape = new ArrayList<>(parts.get(0).shape);
        int inner = count(shape.subList(dim, shape.size()));
        shape.add(dim, (long) parts.size());
        float[] stacked = new float[count(shape)];
        for (int i = 0; i < stacked.length; i++) {
            int part = i / inner % parts.size();
            stacked[i] = parts.get(part).values[i / inner / parts.size() * inner + i % inner];
        }
        return new Tiny(shape, stacked);
    }

    private List<Long> broadcast(Tiny other) {
        int rank = Math.max(shape.size(), other.shape.size());
        List<Long> broadcast = new ArrayList<>();
        for (int back = rank; back > 0; back--) {
            long mine = size(back);
            long theirs = other.size(back);
            if (mine != theirs && mine != 1 && theirs != 1) {
                throw new IllegalArgumentException("shapes " + shape + " and " + other.shape + " don't go together");
            }
            broadcast.add(mine == 1 ? theirs : mine);
        }
        return broadcast;
    }

    /** The size of a dimension, counted from the last one, which is 1; those that aren't there have the size 1. */
    private long size(int back) {
        return back > shape.size() ? 1 : shape.get(shape.size() - back);
    }

    /** The element at an index of a shape that this tensor is broadcast to. */
    private float at(long[] index) {
        long place = 0;
        for (int dim = 0; dim < shape.size(); dim++) {
            long size = shape.get(dim);
            place = place * size + (size == 1 ? 0 : index[index.length - shape.size() + dim]);
        }
        return values[(int) place];
    }

    private static void advance(long[] index, List<Long> shape) {
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim]++;
            if (index[dim] < shape.get(dim)) {
                return;
            }
            index[dim] = 0;
        }
    }

    private static int count(List<Long> shape) {
        return shape.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
    }
}
