package io.vck.reports.log;

/**
 * An input of a case.
 *
 * @param expression from which it was generated
 * @param value what was generated; of tensors, the description
 */
public record LoggedInput(String name, String expression, LogValue value) {

    /** The same with nothing of tensors but their descriptions, as all backends and all outcomes have it. */
    public LoggedInput withoutContents() {
        return new LoggedInput(name, expression, value.map(LoggedInput::withoutContent));
    }

    private static LogValue withoutContent(LogValue leaf) {
        return leaf instanceof LogValue.Tensor tensor && tensor.tensor() instanceof LogTensor.Described described
                ? new LogValue.Tensor(described.withoutContent())
                : leaf;
    }
}
