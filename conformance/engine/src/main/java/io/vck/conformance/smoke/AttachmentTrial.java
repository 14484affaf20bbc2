package io.vck.conformance.smoke;

import io.vck.backend.spi.Request;
import io.vck.backend.value.DType;
import io.vck.backend.value.ObservedTensor;
import io.vck.backend.value.Storage;
import io.vck.backend.value.TensorData;
import io.vck.backend.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Tensors large and small come back as they went in where attachments may be used. */
record AttachmentTrial() implements Trial {
    /** Large enough that the kit attaches them, and of two sizes, so that the second does not begin where a first one would. */
    private static final TensorData FIRST = Tensors.whole(Tensors.counting(DType.FLOAT32, 1_500), 1_500);

    private static final TensorData SECOND = Tensors.whole(likeALine(600), 600);
    private static final TensorData SMALL = Tensors.floats(1, 2, 3);

    /** Elements whose bytes a reader of lines would take for the beginning of a message. */
    private static Storage likeALine(int elements) {
        byte[] bytes = new byte[elements * Long.BYTES];
        byte[] element = "\n@9 {}\n\0".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < elements; i++) {
            System.arraycopy(element, 0, bytes, i * Long.BYTES, Long.BYTES);
        }
        return new Storage(DType.INT64, bytes);
    }

    @Override
    public Outcome run(Subject subject) {
        Map<String, Value<TensorData>> inputs = new LinkedHashMap<>();
        inputs.put("x", new Value.Tensor<>(FIRST));
        inputs.put("y", new Value.Tensor<>(SMALL));
        inputs.put("z", new Value.Tensor<>(SECOND));
        Request request = Programs.request(inputs, "[x, y, z]");
        Expectation expectation = Returns.result(new Value.Sequence<>(Stream.of(FIRST, SMALL, SECOND)
                .map(Tensors::seen)
                .<Value<ObservedTensor>>map(Value.Tensor::new)
                .toList()));
        return subject.askWithAttachments(request)
                .map(answer -> new ProgramTrial(request, expectation, false).judge(answer))
                .orElseGet(() -> new Outcome.NotApplicable("the adapter takes no attachments, and need not"));
    }
}
