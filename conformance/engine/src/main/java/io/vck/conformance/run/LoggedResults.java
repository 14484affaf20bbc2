package io.vck.conformance.run;

import io.vck.reports.log.LogWriter;

/** Writes each result to its log, and tells the listener what was written. */
record LoggedResults(RunLogs logs, Interruption interruption, RunListener listener) implements ResultSink {

    @Override
    public void accept(Result result) {
        ready(result).run();
    }

    @Override
    public Runnable ready(Result result) {
        LogWriter.RecordLine line = logs.lineOf(result);
        return () -> {
            interruption.settle(result);
            logs.write(result, line).ifPresent(record -> {
                synchronized (listener) {
                    listener.recorded(result.backend(), record);
                }
            });
        };
    }
}
