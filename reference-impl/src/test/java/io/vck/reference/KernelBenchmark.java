package io.vck.reference;

import static io.vck.reference.Tensors.distinct;
import static io.vck.reference.vmap.Vmap.vmap;

import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.DType;
import io.vck.reference.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * The Java side of {@code conformance/bin/vck-benchmark-kernels}: reads the name of a piece of work a line, does it
 * over and over for some milliseconds, and answers with the nanoseconds that it took each time.
 */
public final class KernelBenchmark {
    private static final long NANOSECONDS = 5_000_000;

    private static final Tensor LANES_OF_8 = distinct(DType.FLOAT32, 1000, 8);
    private static final Tensor LANES_OF_2_BY_2 = distinct(DType.FLOAT32, 1000, 2, 2);
    private static final Tensor LANES_OF_1000 = distinct(DType.FLOAT32, 1000, 1000);
    private static final Tensor LANES_OF_2000 = distinct(DType.FLOAT32, 1000, 2000);
    private static final Tensor LANES_OF_100_BY_100 = distinct(DType.FLOAT32, 100, 100, 100);
    private static final Tensor LANES_OF_128_BY_128 = distinct(DType.FLOAT32, 32, 128, 128);

    private static final Map<String, Runnable> WORK = Map.ofEntries(
            batched("chain-8", KernelBenchmark::chain, LANES_OF_8),
            looped("chain-8", KernelBenchmark::chain, LANES_OF_8),
            Map.entry("chain-8 by hand", () -> chain(LANES_OF_8, LANES_OF_8)),
            batched("sum-8", KernelBenchmark::sum, LANES_OF_8),
            looped("sum-8", KernelBenchmark::sum, LANES_OF_8),
            Map.entry("sum-8 by hand", () -> Torch.sum(LANES_OF_8, new int[] {1}, false)),
            batched("mm-2x2", Torch::mm, LANES_OF_2_BY_2),
            looped("mm-2x2", Torch::mm, LANES_OF_2_BY_2),
            Map.entry("mm-2x2 by hand", () -> Torch.bmm(LANES_OF_2_BY_2, LANES_OF_2_BY_2)),
            batched("chain-1M", KernelBenchmark::chain, LANES_OF_1000),
            batched("sum-1M", KernelBenchmark::sum, LANES_OF_1000),
            batched("strided-sum-1M", KernelBenchmark::stridedSum, LANES_OF_2000),
            batched("transposed-sum-1M", KernelBenchmark::transposedSum, LANES_OF_100_BY_100),
            batched("mm-128x128", Torch::mm, LANES_OF_128_BY_128),
            batched("transcendental-1M", KernelBenchmark::transcendental, LANES_OF_1000));

    private KernelBenchmark() {}

    private static Tensor chain(Tensor x, Tensor y) {
        return Torch.div(Torch.sub(Torch.mul(Torch.add(Torch.mul(x, 2), 1), y), x), y);
    }

    private static Tensor sum(Tensor x, Tensor unused) {
        return Torch.sum(x, new int[] {0}, false);
    }

    private static Tensor stridedSum(Tensor x, Tensor unused) {
        return Torch.sum(Torch.slice(x, 0, None.NONE, None.NONE, 2), new int[] {0}, false);
    }

    private static Tensor transposedSum(Tensor x, Tensor unused) {
        return Torch.sum(Torch.transpose(x, 0, 1), new int[] {1}, false);
    }

    private static Tensor transcendental(Tensor x, Tensor unused) {
        return Torch.unary("exp", Torch.unary("tanh", Torch.unary("sin", x)));
    }

    private static Map.Entry<String, Runnable> batched(String name, BinaryOperator<Tensor> lane, Tensor lanes) {
        return Map.entry(name + " by vmap", () -> vmap(lane).apply(lanes, lanes));
    }

    /** The law of vmap as it stands: slice, call, stack. */
    private static Map.Entry<String, Runnable> looped(String name, BinaryOperator<Tensor> lane, Tensor lanes) {
        return Map.entry(name + " by loop", () -> {
            List<Tensor> results = new ArrayList<>();
            for (int i = 0; i < lanes.size(0); i++) {
                results.add(lane.apply(Torch.select(lanes, 0, i), Torch.select(lanes, 0, i)));
            }
            Torch.stack(results, 0);
        });
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = in.readLine(); name != null; name = in.readLine()) {
            System.out.println(nanoseconds(WORK.get(name)));
        }
    }

    /** Of one time; the first one doesn't count, as it finds the processor's caches cold. */
    private static long nanoseconds(Runnable work) {
        work.run();
        long start = System.nanoTime();
        long times = 0;
        long taken;
        do {
            work.run();
            times++;
            taken = System.nanoTime() - start;
        } while (taken < NANOSECONDS);
        return taken / times;
    }
}
