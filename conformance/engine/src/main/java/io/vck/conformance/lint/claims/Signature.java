package io.vck.conformance.lint.claims;

import java.util.List;

/**
 * What a run did, as far as two runs of one scenario have it in common.
 *
 * @param before the operators called before the outermost {@code vmap} call, in order
 * @param inputs what that call was given
 * @param levels the {@code vmap} calls, refused ones too, the outermost first
 * @param calls the operators called inside, in order
 * @param outermostCalls how many {@code vmap} calls were made outside of any other
 */
public record Signature(
        List<RecordedCall> before,
        List<Item> inputs,
        List<Level> levels,
        List<RecordedCall> calls,
        int outermostCalls) {
    public Signature {
        before = List.copyOf(before);
        inputs = List.copyOf(inputs);
        levels = List.copyOf(levels);
        calls = List.copyOf(calls);
    }
}
