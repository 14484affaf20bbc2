package io.vck.conformance.run;

/** Takes results as they are reached; where cases run in parallel, from several threads at a time. */
public interface ResultSink {
    void accept(Result result);

    /**
     * Does what can be done with a result before its turn has come, on whatever thread reached it.
     *
     * @return the rest of what {@link #accept} does
     */
    default Runnable ready(Result result) {
        return () -> accept(result);
    }

    /** A sink that has something to do before the turn of a result. */
    interface InTwoSteps extends ResultSink {
        @Override
        Runnable ready(Result result);

        @Override
        default void accept(Result result) {
            ready(result).run();
        }
    }
}
