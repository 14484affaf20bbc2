package io.vck.conformance.run;

/** Writes each result to its log, and tells the listener what was written. */
record LoggedResults(RunLogs logs, Interruption interruption, RunListener listener) implements ResultSink.InTwoSteps {

    @Override
    public Runnable ready(Result result) {
        RunLogs.Line line = logs.lineOf(result);
        return () -> {
            interruption.settle(result);
            logs.write(line).ifPresent(written -> {
                synchronized (listener) {
                    listener.recorded(result.backend(), written);
                }
            });
        };
    }
}
