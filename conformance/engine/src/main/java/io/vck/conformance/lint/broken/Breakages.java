package io.vck.conformance.lint.broken;

import java.util.List;

/** The built-in breakages. */
public final class Breakages {
    /** The one that every case whose values are compared must notice. */
    public static final Breakage ROTATED_LANES = new LaneBreakages.RotatedLanes();

    /** All of them. */
    public static final List<Breakage> ALL = List.of(
            ROTATED_LANES,
            new LaneBreakages.FirstLaneBroadcast(),
            new LaneBreakages.WrongOutDim(),
            new LaneBreakages.LostLane(),
            new TensorBreakages.CopyForView(),
            new TensorBreakages.WrongDType(),
            new TensorBreakages.LostGradient(),
            new CallBreakages.SwallowedError(),
            new CallBreakages.WrongError(),
            new CallBreakages.UncheckedLoop(),
            new CallBreakages.LostWrite(),
            new CallBreakages.SwallowedWarnings(),
            new CallBreakages.UnfoundedWarning());

    private Breakages() {}
}
