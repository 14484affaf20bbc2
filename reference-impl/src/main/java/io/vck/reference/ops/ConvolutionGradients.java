package io.vck.reference.ops;

import io.vck.reference.dispatch.Derivative.Backward;
import io.vck.reference.dispatch.Dispatcher;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Torch;
import io.vck.reference.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Derivatives of a convolution, and of its gradients. It is linear in the input and in the weight, so that derivatives are
 * convolutions, and gradients of convolutions, of other tensors.
 */
final class ConvolutionGradients {
    private ConvolutionGradients() {}

    static void ofForward(Backward b) {
        List<Object> mask = List.of(b.needs("input"), b.needs("weight"), b.needs("bias"));
        List<?> gradients = backward(b, b.grad(), b.tensor("input"), b.tensor("weight"), mask);
        List<String> parameters = List.of("input", "weight", "bias");
        for (int i = 0; i < parameters.size(); i++) {
            if (gradients.get(i) instanceof Tensor gradient) {
                b.set(parameters.get(i), gradient);
            }
        }
    }

    /** The gradients that come in here are those of the input's, the weight's and the bias's gradient, each if wanted. */
    static void ofBackward(Backward b) {
        Tensor input = b.tensor("input");
        Tensor weight = b.tensor("weight");
        List<Tensor> ofGradient = new ArrayList<>();
        b.grad(0).ifPresent(ofInput -> {
            ofGradient.add(convolution(b, ofInput, weight));
            if (b.needs("weight")) {
                List<Object> mask = List.of(false, true, false);
                b.set("weight", (Tensor) backward(b, b.tensor("grad_output"), ofInput, weight, mask)
                        .get(1));
            }
        });
        b.grad(1).ifPresent(ofWeight -> {
            ofGradient.add(convolution(b, input, ofWeight));
            if (b.needs("input")) {
                List<Object> mask = List.of(true, false, false);
                b.set("input", (Tensor) backward(b, b.tensor("grad_output"), input, ofWeight, mask)
                        .get(0));
            }
        });
        b.grad(2).ifPresent(ofBias -> {
            Tensor channels = Torch.reshape(ofBias, 1, -1, 1, 1);
            ofGradient.add(Torch.expand(channels, b.shape("grad_output")));
        });
        ofGradient.stream().reduce(Torch::add).ifPresent(sum -> b.set("grad_output", sum));
    }

    private static Tensor convolution(Backward b, Tensor input, Tensor weight) {
        return (Tensor) Dispatcher.call(
                "convolution",
                input,
                weight,
                None.NONE,
                b.args().get("stride"),
                b.args().get("padding"),
                b.args().get("dilation"),
                b.args().get("groups"));
    }

    private static List<?> backward(Backward b, Tensor gradient, Tensor input, Tensor weight, List<Object> mask) {
        return (List<?>) Dispatcher.call(
                "convolution_backward",
                gradient,
                input,
                weight,
                b.args().get("stride"),
                b.args().get("padding"),
                b.args().get("dilation"),
                b.args().get("groups"),
                mask);
    }
}
