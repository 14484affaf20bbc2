package io.vck.conformance.lint.broken;

import io.vck.backend.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Breakages that mix up lanes, or put them in the wrong place. */
final class LaneBreakages {
    private LaneBreakages() {}

    /** Lane i holds what lane i+1 should. */
    static final class RotatedLanes extends OutputBreakage {
        RotatedLanes() {
            super(
                    "rotated-lanes",
                    "Lane i of every output holds what lane i+1 should, the last lane what the first should.");
        }

        @Override
        <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim) {
            long lanes = methods.size(output, dim);
            List<Value<T>> rotated = new ArrayList<>();
            for (long lane = 0; lane < lanes; lane++) {
                rotated.add(methods.lane(output, dim, (lane + 1) % lanes));
            }
            return rotated.isEmpty() ? output : methods.stack(rotated, dim);
        }
    }

    /** All lanes hold what the first should. */
    static final class FirstLaneBroadcast extends OutputBreakage {
        FirstLaneBroadcast() {
            super("first-lane-broadcast", "Every lane of every output holds what the first lane should.");
        }

        @Override
        <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim) {
            long lanes = methods.size(output, dim);
            List<Value<T>> copies = new ArrayList<>();
            for (long lane = 0; lane < lanes; lane++) {
                copies.add(methods.lane(output, dim, 0));
            }
            return copies.isEmpty() ? output : methods.stack(copies, dim);
        }
    }

    /** The last lane is missing. */
    static final class LostLane extends OutputBreakage {
        LostLane() {
            super("lost-lane", "The last lane of every output is missing.");
        }

        @Override
        <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim) {
            long lanes = methods.size(output, dim);
            return lanes == 0
                    ? output
                    : methods.call(
                            "narrow",
                            List.of(output, methods.integer(dim), methods.integer(0), methods.integer(lanes - 1)));
        }
    }

    /** The batch dim is one place off. */
    static final class WrongOutDim extends OutputBreakage {
        WrongOutDim() {
            super("wrong-out-dim", "The batch dim of every output stands one place further right than it should.");
        }

        @Override
        <T> Value<T> spoil(Methods<T> methods, Value<T> output, long dim) {
            long dims = methods.dims(output);
            return methods.call("movedim", List.of(output, methods.integer(dim), methods.integer((dim + 1) % dims)));
        }
    }
}
