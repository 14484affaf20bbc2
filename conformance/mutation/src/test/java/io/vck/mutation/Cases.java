package io.vck.mutation;

/** What PIT is told to run; {@link CasesAsTests} finds the cases behind it. */
final class Cases {
    private Cases() {}
}
